export function plugins() {
  return [];
}
