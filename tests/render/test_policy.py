"""The content security policy, as parts that a browser reads."""

from newsroom.render.policy import policy, policy_of_server


def parts(written: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in written.split("; "))}


def test_nothing_is_allowed_that_is_not_named() -> None:
    assert parts(policy(()))["default-src"] == ["'none'"]


def test_only_files_of_the_site_run_and_style() -> None:
    found = parts(policy(()))
    assert found["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
    assert found["style-src"] == ["'self'"]
    assert found["form-action"] == ["'self'"]
    assert found["base-uri"] == ["'none'"]


def test_no_source_is_wider_than_this_site() -> None:
    allowed = {"'none'", "'self'", "'wasm-unsafe-eval'", "data:"}
    assert {source for sources in parts(policy(())).values() for source in sources} == allowed
    assert [name for name, sources in parts(policy(())).items() if "data:" in sources] == ["img-src"]


def test_frames_only_where_a_video_is() -> None:
    assert "frame-src" not in parts(policy(()))
    assert parts(policy(("https://player.vimeo.com",)))["frame-src"] == ["https://player.vimeo.com"]


def test_a_server_says_what_a_page_cannot() -> None:
    found = parts(policy_of_server())
    assert found["frame-ancestors"] == ["'none'"]
    assert found["frame-src"] == ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]
    assert found.items() > parts(policy(())).items()
