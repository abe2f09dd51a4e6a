/**
 * The first name that occurs twice in one object of a JSON text. Some readers of JSON take the first of the two values, and some the last:
 * they would see different proofs.
 *
 * @param json a text that is JSON.
 */
export function repeatedMember(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (let place = 0; place < json.length; place += 1) {
    if (json[place] === '"') {
      const end = endOfText(json, place);
      const name = isName(json, end) ? String(JSON.parse(json.slice(place, end))) : undefined;
      if (name !== undefined && isSecond(open.at(-1), name)) {
        return name;
      }
      place = end - 1;
    } else {
      follow(open, json[place]);
    }
  }
  return undefined;
}

/** Keeps the names of each object and list that is open. A list has none. */
function follow(open: Set<string>[], sign: string | undefined): void {
  if (sign === '{' || sign === '[') {
    open.push(new Set());
  } else if (sign === '}' || sign === ']') {
    open.pop();
  }
}

function isSecond(names: Set<string> | undefined, name: string): boolean {
  const size = names?.size;
  return names !== undefined && names.add(name).size === size;
}

/** The place behind the quote that ends a text: a quote behind an odd number of backslashes is part of the text. */
function endOfText(json: string, begin: number): number {
  for (let end = json.indexOf('"', begin + 1); ; end = json.indexOf('"', end + 1)) {
    let before = end;
    while (json[before - 1] === '\\') {
      before -= 1;
    }
    if ((end - before) % 2 === 0) {
      return end + 1;
    }
  }
}

/** Only the name of a member has a colon behind it. */
function isName(json: string, end: number): boolean {
  let place = end;
  while (' \t\n\r'.includes(json[place] ?? ':')) {
    place += 1;
  }
  return json[place] === ':';
}
