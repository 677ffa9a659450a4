// Stands in for the process that indexes; SEEDS_DIR's name says what it does.
process.on('message', (command) => {
  if ('abort' in command) {
    end({ failure: { code: 'INDEX_CANCELLED', message: 'cancelled', remedy: 'again' } });
    return;
  }
  const { seedsDirectory, discordToken } = command.config;
  if (discordToken !== null) throw new Error('The token is nothing for this process.');
  process.send({ progress: { kind: 'scanning', sources: 1 } }, () => act(seedsDirectory.split('/').at(-1)));
});

function end(reply) {
  process.send(reply, () => process.disconnect());
}

function act(name) {
  if (name === 'killed') process.kill(process.pid, 'SIGKILL');
  else if (name === 'silent') process.exit(3);
  else if (name === 'failing') end({ failure: { code: 'INDEX_LOCKED', message: 'locked', remedy: 'wait' } });
  else if (name === 'warning') {
    process.send({ warning: { code: 'CLEANUP_FAILED', message: 'not removed', remedy: 'wait' } });
    end({ result: { added: ['a'], generation: 1 } });
  } else if (name === 'well') end({ result: { added: ['a'], generation: 1 } });
}
