/** Numbers of the result pages to link to, with `null` where some are left out: 1 … 4 5 6 … 20. */
export function pageNumbers(current: number, last: number): (number | null)[] {
  const near = (page: number) => page === 1 || page === last || Math.abs(page - current) <= 1;
  const shown: (number | null)[] = [];
  for (let page = 1; page <= last; page++) {
    if (near(page)) shown.push(page);
    else if (shown.at(-1) !== null) shown.push(null);
  }
  return shown;
}
