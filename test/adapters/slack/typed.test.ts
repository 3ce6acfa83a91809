import { describe, expect, it } from 'vitest';
import { mentionText, typedText } from '#adapters/slack/events/typed-text.ts';

describe('what was typed', () => {
  it.each([
    ['a &amp; b &lt;c&gt;', 'a & b <c>'],
    ['&amp;lt;', '&lt;'],
    ['paper <https://arxiv.org/abs/2401.1>', 'paper https://arxiv.org/abs/2401.1'],
    ['<http://arxiv.org|arxiv.org> here', 'arxiv.org here'],
    ['<https://arxiv.org/abs/1|this paper>', 'https://arxiv.org/abs/1'],
    ['by <@U1|ada> in <#C1|papers> <!here> <!date^1^x|then>', 'by @ada in #papers @here then'],
    ['settings channel:<#C1|papers>', 'settings channel:#C1'],
    ['settings managers:<@U1|ada> and <@U2|bo>', 'settings managers:@U1 and @U2'],
    ['by <@U1>', 'by @U1'],
    ['  spaces  ', 'spaces'],
  ])('%s is %s', (sent, typed) => {
    expect(typedText(sent)).toBe(typed);
  });

  it.each([
    ['<@UBOT> search x', 'search x'],
    ['<@UBOT|paperboy>: search x', 'search x'],
    ['hey <@UBOT> search x', 'search x'],
    ['<@UBOT> search x <@UBOT>', 'search x'],
    ['<@UBOT> search <@UBOTHER>', 'search <@UBOTHER>'],
    ['thanks <@UBOT>!', 'thanks'],
    ['what is new in agents, <@UBOT>?', 'what is new in agents,'],
    ['<@UBOT>', ''],
    ['search x', 'search x'],
    ['/papers today size:1', 'today size:1'],
    ['<@UBOT> /papers', ''],
    ['<@UBOT> "exact words"', '"exact words"'],
  ])('to the bot, %s says %s', (sent, typed) => {
    expect(mentionText('UBOT', sent)).toBe(typed);
  });
});
