/* How to reach somebody, in any text that everybody can read, though it may stand on no page. What is found is what
   newsroom/checks/contacts.py finds; the tests hold that. */

const AT = /@|%40|&#0{0,4}64;|&#[xX]0{0,4}40;|&commat;|\s?[([{]\s?(?:at|AT|@)\s?[)\]}]\s?/.source;
const DOT = /\.|\s?[([{]\s?(?:dot|DOT|\.)\s?[)\]}]\s?/.source;
const MAIL = new RegExp(`[A-Za-z0-9_.+'-]{1,64}(?:${AT})[A-Za-z0-9-]{1,63}(?:(?:${DOT})[A-Za-z0-9-]{1,63})+`, "g");
const PHONE = /(?<![\w/.,£$€#=-])(?!\d{1,2}\.\d{1,2}\.\d{2,4}\b)(?:\+|\(?0(?!\.))[\d(). -]{7,20}\d(?![\w/])/g;

export const contactRules = (text) => [
  ...(text.match(MAIL) ?? []).map((mail) => willBePublic("email address", mail)),
  ...(text.match(PHONE) ?? []).map(inBrackets).filter(isNumber).map((number) => willBePublic("telephone number", number)),
];

const willBePublic = (what, found) => ({ advice: `the ${what} \`${found}\` will be public; is it meant for everybody?` });

/** Without a bracket that belongs to the sentence. */
function inBrackets(found) {
  const number = found.startsWith("(") && !found.includes(")") ? found.slice(1) : found;
  const isOpen = number.split("(").length > number.split(")").length;
  return isOpen ? number.slice(0, number.lastIndexOf("(")).trimEnd() : number;
}

function isNumber(found) {
  const digits = found.replace(/\D/g, "").length;
  return digits >= 9 && digits <= 15;
}
