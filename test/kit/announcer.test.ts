import {expect, fixture} from '@open-wc/testing';
import {html, LitElement} from 'lit';
import {Announcer} from '../../src/kit/announcer.js';

class SpeakerElement extends LitElement {
  static override properties = {other: {type: Boolean}};
  declare other: boolean;
  readonly announcer = new Announcer(this);

  protected override render() {
    return this.other ? html`<p></p>` : html`<b></b>`;
  }
}
customElements.define('test-speaker', SpeakerElement);

const words = (speaker: SpeakerElement) => [...speaker.shadowRoot!.querySelectorAll('[aria-live]')].map(({textContent}) => textContent);

describe('announcements', () => {
  const {setTimeout, clearTimeout} = window;
  let due: Map<number, () => void>;

  beforeEach(() => {
    due = new Map();
    let last = 0;
    window.setTimeout = ((run: () => void) => {
      due.set(++last, run);
      return last;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => void due.delete(Number(id));
  });
  afterEach(() => Object.assign(window, {setTimeout, clearTimeout}));

  const speaker = async () => {
    const element = await fixture<SpeakerElement>(html`<test-speaker></test-speaker>`);
    due.clear();
    return element;
  };

  it('stand in an empty region that was there before, each in the other one than the last', async () => {
    const element = await speaker();
    expect(words(element)).to.deep.equal(['', '']);
    element.announcer.say('已收到');
    expect(words(element)).to.deep.equal(['已收到', '']);
    element.announcer.say('已收到');
    expect(words(element)).to.deep.equal(['', '已收到']);
  });

  it('do not stay for readers who come by later', async () => {
    const element = await speaker();
    element.announcer.say('已收到');
    expect(due.size).to.equal(1);
    element.announcer.say('已发送');
    expect(due.size, 'the former one would clear the later one').to.equal(1);
    due.forEach((run) => run());
    expect(words(element)).to.deep.equal(['', '']);
  });

  it('are there after the element has drawn itself from another template', async () => {
    const element = await speaker();
    element.other = true;
    await element.updateComplete;
    element.announcer.say('已收到');
    expect(words(element)).to.deep.equal(['已收到', '']);
  });

  it('go with their element', async () => {
    const element = await speaker();
    element.announcer.say('已收到');
    element.remove();
    expect(due.size).to.equal(0);
    expect(words(element)).to.deep.equal(['', '']);
  });
});
