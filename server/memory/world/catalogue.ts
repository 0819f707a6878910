import type {FieldDefinition, Option, RequestType} from '../../../src/contract/desk-settings.js';
import type {LocalText} from '../../../src/contract/values.js';
import {words} from './words.js';

/** A question of one item: it is asked where that item is chosen. */
type Field = Omit<FieldDefinition, 'when'>;

/** A standard request of the catalogue: what is done, by when, and what must be known for it. */
interface Item extends Option {
  fields: Field[];
}

const text = (id: string, label: LocalText, hint?: LocalText, required = true): Field => ({
  id,
  kind: 'text',
  label,
  ...(hint && {hint}),
  required,
  maxLength: 200,
});
const lines = (id: string, label: LocalText, hint: LocalText): Field => ({
  id,
  kind: 'textarea',
  label,
  hint,
  required: true,
  maxLength: 2000,
});

const items: Item[] = [
  {
    id: 'new-accounts',
    label: words('新增账号', 'New accounts', '新增帳號'),
    hint: words('含角色和所属部门，一次最多 50 个', 'With role and department, up to 50 at a time', '含角色和所屬部門，一次最多 50 個'),
    fields: [
      lines(
        'new-people',
        words('要新增的人', 'People to add', '要新增的人'),
        words('每行一位：姓名、公司邮箱、部门', 'One a line: name, company e-mail, department', '每行一位：姓名、公司信箱、部門'),
      ),
      {
        id: 'account-role',
        kind: 'radio',
        label: words('角色', 'Role', '角色'),
        required: true,
        options: [
          {id: 'viewer', label: words('查看者', 'Viewer', '檢視者'), hint: words('只看看板', 'Reads dashboards', '只看看板')},
          {id: 'author', label: words('制作者', 'Author', '製作者'), hint: words('可以做看板', 'Builds dashboards', '可以做看板')},
        ],
      },
    ],
  },
  {
    id: 'permissions',
    label: words('调整权限', 'Change permissions', '調整權限'),
    hint: words('给某人加上或收回看板、数据集的权限', 'Grant or withdraw a dashboard or data set', '給某人加上或收回看板、資料集的權限'),
    fields: [
      text('permission-who', words('给谁', 'Whose', '給誰'), words('姓名或账号', 'Name or account', '姓名或帳號')),
      lines(
        'permission-what',
        words('加上或收回什么', 'What to grant or withdraw', '加上或收回什麼'),
        words(
          '例如：加上“销售周报”，收回“门店明细”',
          'For example: grant “Sales weekly”, withdraw “Store details”',
          '例如：加上「銷售週報」，收回「門市明細」',
        ),
      ),
      text(
        'permission-approver',
        words('谁批准', 'Approved by', '誰批准'),
        words('数据负责人的姓名', 'Name of the data owner', '資料負責人的姓名'),
      ),
    ],
  },
  {
    id: 'leavers',
    label: words('停用离职账号', 'Close accounts of leavers', '停用離職帳號'),
    hint: words('停用账号，并把看板交给接手的人', 'Closes the account and hands its dashboards over', '停用帳號，並把看板交給接手的人'),
    fields: [
      text('leaver', words('谁离职', 'Who leaves', '誰離職')),
      text('successor', words('看板交给谁', 'Who takes the dashboards over', '看板交給誰')),
      {id: 'last-day', kind: 'date', label: words('最后工作日', 'Last working day', '最後工作日'), required: true},
    ],
  },
  {
    id: 'data-field',
    label: words('增删改数据字段', 'Add, change or remove a data field', '增刪改資料欄位'),
    hint: words(
      '已有主题里的单个字段；改模型请选“变更”',
      'One field of a topic; choose Change for a data model',
      '已有主題裡的單一欄位；改模型請選「變更」',
    ),
    fields: [
      {
        id: 'field-action',
        kind: 'radio',
        label: words('要做什么', 'What to do', '要做什麼'),
        required: true,
        options: [
          {id: 'add', label: words('新增', 'Add', '新增')},
          {id: 'change', label: words('修改', 'Change', '修改')},
          {id: 'remove', label: words('删除', 'Remove', '刪除')},
        ],
      },
      text(
        'field-name',
        words('主题和字段', 'Topic and field', '主題和欄位'),
        words('例如：销售主题的“渠道”', 'For example “channel” of the sales topic', '例如：銷售主題的「通路」'),
      ),
      text('field-source', words('取自哪张表的哪一列', 'Table and column it comes from', '取自哪張表的哪一欄'), undefined, false),
    ],
  },
  {
    id: 'export-data',
    label: words('一次性导出数据', 'Export data once', '一次性匯出資料'),
    hint: words('超出页面导出上限的数据', 'More than the page itself exports', '超出頁面匯出上限的資料'),
    fields: [
      lines(
        'export-what',
        words('导出什么', 'What to export', '匯出什麼'),
        words('数据集、时间范围、字段', 'Data set, period, fields', '資料集、時間範圍、欄位'),
      ),
      {
        id: 'export-form',
        kind: 'radio',
        label: words('格式', 'Format', '格式'),
        required: true,
        options: [
          {id: 'csv', label: words('CSV', 'CSV', 'CSV')},
          {id: 'excel', label: words('Excel', 'Excel', 'Excel')},
        ],
      },
    ],
  },
];

/** Standard requests, chosen from a catalogue: each item asks its own questions. Two levels of urgency, as the service plan names them. */
export const catalogue: RequestType = {
  id: 'standard',
  name: words('标准服务', 'Standard request', '標準服務'),
  description: words(
    '账号、权限、字段、导出：从目录里选，一到两个工作日办好',
    'Accounts, permissions, fields, exports: from the catalogue, done in one or two working days',
    '帳號、權限、欄位、匯出：從目錄裡選，一到兩個工作日辦好',
  ),
  icon: 'article',
  asksImpact: true,
  asksCategory: false,
  suggests: false,
  titleHint: words('例如：为华南大区新增 3 个账号', 'For example: three accounts for the southern region', '例如：為華南大區新增 3 個帳號'),
  descriptionHint: words('还有什么要我们知道的。', 'Anything else we should know.', '還有什麼要我們知道的。'),
  impact: {
    questions: [
      {
        id: 'urgency',
        question: words('急不急？', 'Is it urgent?', '急不急？'),
        options: [
          {
            id: 'urgent',
            label: words('紧急', 'Urgent', '緊急'),
            hint: words('今天就要用，或涉及账号安全', 'Needed today, or about the safety of an account', '今天就要用，或涉及帳號安全'),
          },
          {
            id: 'ordinary',
            label: words('普通', 'Ordinary', '普通'),
            hint: words('按目录里的时间办理即可', 'The time of the catalogue will do', '按目錄裡的時間辦理即可'),
          },
        ],
      },
    ],
    matrix: [{when: {urgency: ['urgent']}, priority: 'urgent'}],
    otherwise: 'ordinary',
  },
  fields: [
    {
      id: 'item',
      kind: 'radio',
      label: words('服务目录', 'Catalogue', '服務目錄'),
      required: true,
      options: items.map(({fields: _, ...option}) => option),
    },
    ...items.flatMap(({id, fields}) => fields.map((field) => ({...field, when: {field: 'item', is: [id]}}))),
  ],
};
