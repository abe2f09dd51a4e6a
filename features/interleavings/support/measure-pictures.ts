/**
 * What a browser runs to find what lies on what, with the fonts that it has: a text, since these files know no DOM. Words of a
 * badge lie on its own shape.
 */
export const MEASURE_PICTURES = `
[...document.querySelectorAll('svg')].flatMap((svg, number) => {
  const boxOf = (element) => {
    const { x, y, width, height } = element.getBBox();
    return { text: element.textContent, left: x, right: x + width, top: y, bottom: y + height };
  };
  const textOf = (element) => {
    // Of the height of a line, letters take the middle.
    const box = boxOf(element);
    const height = box.bottom - box.top;
    return { ...box, top: box.top + height * 0.2, bottom: box.bottom - height * 0.18 };
  };
  const isOn = (one, other) =>
    one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  const liesIn = (one, other) =>
    one.left >= other.left - 1 && one.right <= other.right + 1 && one.top >= other.top - 2 && one.bottom <= other.bottom + 2;
  const all = [...svg.querySelectorAll('text')].map((element) => ({ element, box: textOf(element) }));
  const bars = [...svg.querySelectorAll('.call,.fault,.timer,.answer,.held')].map(boxOf);
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  return all.flatMap(({ element, box }, index) => {
    const leaves = box.left < 0 || box.top < 0 || box.right > width || box.bottom > height;
    const isHalfOnBar = element.closest('.badge') === null && bars.some((bar) => isOn(box, bar) && !liesIn(box, bar));
    const others = all.slice(index + 1).filter((other) => isOn(box, other.box));
    return [
      ...(leaves ? ['leaves the picture'] : []),
      ...(isHalfOnBar ? ['lies half on a bar'] : []),
      ...others.map((other) => 'lies on "' + other.box.text + '"'),
    ].map((fault) => number + ': "' + box.text + '" ' + fault);
  });
})`;
