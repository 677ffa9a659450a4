// Stands in for the process that indexes; SEEDS_DIR's name says what it does.
process.on('message', (command) => {
  if ('abort' in command) {
    process.send({ failure: { code: 'INDEX_CANCELLED', message: 'cancelled', remedy: 'again' } });
    process.disconnect();
    return;
  }
  const { seedsDirectory, discordToken } = command.config;
  if (discordToken !== null) throw new Error('The token is nothing for this process.');
  process.send({ progress: { kind: 'scanning', sources: 1 } }, () => act(seedsDirectory.split('/').at(-1)));
});

function act(name) {
  if (name === 'killed') process.kill(process.pid, 'SIGKILL');
  else if (name === 'silent') process.exit(3);
  else if (name === 'failing') {
    process.send({ failure: { code: 'INDEX_LOCKED', message: 'locked', remedy: 'wait' } });
    process.disconnect();
  } else if (name === 'well') {
    process.send({ result: { added: ['a'], generation: 1 } });
    process.disconnect();
  }
}
