"""What volunteers send by mail, a story file or a Word document, made into an entry that an editor can go on with."""
