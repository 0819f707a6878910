import {CustomerApi, signInAs} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';

test('a low score from the link in a mail is completed, sent by hand, answered by a person, and may be changed', async ({
  page,
  request,
}) => {
  test.setTimeout(90_000);
  await signInAs(page, 'emma-hart');
  const api = new CustomerApi(request, 'emma-hart');
  const due = (await api.surveys()).find(({definition, state}) => definition === 'regular' && state === 'due')!;
  const survey = page.locator('aftercare-satisfaction-survey');

  await test.step('the link chooses the score and sends nothing', async () => {
    await page.goto(`/survey.html?lang=en#aftercare=survey/${due.id}?score=3`);
    await expect(survey.getByRole('group', {name: /How likely are you/}).getByRole('radio', {name: '3'})).toBeChecked();
    expect((await api.surveys()).find(({id}) => id === due.id)!.state).toBe('due');
  });

  await test.step('say why, and leave a number', async () => {
    await survey.getByRole('checkbox', {name: 'Communication was difficult'}).check();
    await survey.getByRole('textbox', {name: /Anything you would like to add/}).fill('Two people asked me the same questions.');
    await survey.getByRole('checkbox', {name: 'You may call me about this rating'}).check();
    await survey.getByRole('button', {name: 'Send rating'}).click();
    await expect(survey.getByRole('textbox', {name: 'Number to call'})).toBeFocused();
    await survey.getByRole('textbox', {name: 'Number to call'}).fill('+44 20 0000 6180');
    await survey.getByRole('button', {name: 'Send rating'}).click();
    await expect(survey.getByRole('heading', {name: /Thank you for being frank/})).toBeFocused();
  });

  await test.step('the answer appears by itself', async () => {
    await expect(survey.getByText('Being looked into')).toBeVisible();
    await expect(survey.getByText(/I will call the number you left/)).toBeVisible({timeout: 30_000});
    await expect(survey.getByText('Answered', {exact: true})).toBeVisible();
  });

  await test.step('change it', async () => {
    await survey.getByRole('button', {name: 'Change rating'}).click();
    await survey.getByRole('group', {name: 'Expertise'}).getByRole('radio', {name: 'Very good'}).check();
    await survey.getByRole('button', {name: 'Send changes'}).click();
    await expect(survey.getByText('5 · Very good')).toBeVisible();
    expect((await api.surveys()).find(({id}) => id === due.id)!.response?.scores).toEqual({recommend: 3, expertise: 5});
  });
});
