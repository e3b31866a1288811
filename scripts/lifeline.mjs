// Loaded before the script that launch.mjs starts: ends it as Ctrl-C would when the launcher dies.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
