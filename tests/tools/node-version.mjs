/** Stops with one clear sentence where Node is too old. Imported first, before anything that needs a newer Node. */

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) {
  console.error(
    `Kezhi needs Node 20.19 or newer of the 20 line, or 22.12 and up; this is Node ${process.versions.node}. Get it from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
