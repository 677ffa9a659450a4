import { REST, type RESTGetAPIGatewayBotResult, Routes } from 'discord.js';
import type { Config } from '../../config.ts';
import { loginError } from './login-errors.ts';

/**
 * How many shards Discord recommends. Asked here, as discord.js would ask Discord's own address whatever
 * DISCORD_API_URL says.
 *
 * @throws VerbatimError when Discord does not say, or refuses the token
 */
export async function recommendedShards(
  { discordApiUrl }: Pick<Config, 'discordApiUrl'>,
  token: string,
): Promise<number> {
  const rest = new REST(discordApiUrl === null ? {} : { api: discordApiUrl }).setToken(token);
  try {
    const { shards } = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
    return shards;
  } catch (error) {
    throw loginError(error);
  }
}
