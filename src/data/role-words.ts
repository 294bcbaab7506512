/** Names of columns as shops, schools and software write them, in Chinese and English. */

import type { Role } from './report.ts';

/** A word of a name and how strongly it speaks for a role. */
interface RoleWord {
  readonly pattern: RegExp;
  readonly weight: number;
}

const words = (strong: RegExp, weak?: RegExp): readonly RoleWord[] => [
  { pattern: strong, weight: 3 },
  ...(weak ? [{ pattern: weak, weight: 1.5 }] : []),
];

const ROLE_WORDS: Readonly<Record<Role, readonly RoleWord[]>> = {
  customer: words(
    /^(顾客|客户|会员|用户|买家|消费者|旺旺|客人|顧客|客戶|會員)(id|号|编号|编码|代码|名|昵称|卡号|账号|帐号|标识|姓名|手机号?|电话|編號|號)?$|^(customer|client|cust|user|buyer|member|consumer|shopper|account|visitor)s? ?(id|no|number|code|key|name|nick)?$|^(cid|uid|custid|customerid|userid|memberid|masterid|buyerid|openid|unionid|nameid|user pseudo id)$/,
    /顾客|客户|会员|用户|买家|购买人|付款人|收货人|customer|client|buyer|member|user|账号|手机|电话|phone|email|邮箱/,
  ),
  order: words(
    /^(订单|单据|交易|流水|小票|销售单|发票|单|訂單)(id|号|编号|编码|单号|流水号|編號|號)$|^(order|invoice|transaction|receipt|ticket|bill|purchase|trade|basket|sale)s? ?(id|no|number|num|code|key)$|^(oid|tid|orderid|orderno|invoiceno|transactionid|流水号|单号)$/,
    /订单|单号|流水|小票|order|invoice|transaction|receipt/,
  ),
  time: words(
    /^(日期|时间|下单时间|下单日期|订单日期|订单时间|成交时间|成交日期|交易时间|交易日期|付款时间|付款日期|支付时间|支付日期|消费时间|消费日期|购买时间|购买日期|订单创建时间|订单付款时间|创建时间|销售日期|销售时间|业务日期|開單日期|下單日期)$|^(date|time|datetime|timestamp|day|(order|purchase|invoice|transaction|payment|sale|sales|created|paid) ?(date|time|at|day|datetime|timestamp|on|dt))$|^(orderdate|invoicedate|purchasedate|transactiondate|t|ts|dt)$/,
    /日期|时间|日$|date|time|created|timestamp/,
  ),
  amount: words(
    /^(金额|总额|总价|实付|实付款|实付金额|实收|实收金额|订单金额|订单总额|交易金额|消费金额|支付金额|付款金额|成交金额|应付金额|销售额|销售金额|营业额|小计|合计|总金额|买家实际支付金额|买家应付货款|金額|消費金額)$|^(amount|amt|sales|revenue|total|spend|spent|value|monetary|turnover|payment|paid|dollars?|gmv|subtotal|(order|sales|sale|total|paid|payment|line|net|gross|transaction|purchase) ?(amount|amt|value|total|price|revenue|sales|spend|paid))$/,
    /金额|额$|实付|实收|货款|amount|revenue|sales|spend|payment|total/,
  ),
  quantity: words(
    /^(数量|件数|购买数量|销售数量|个数|份数|杯数|销量|宝贝总数量|數量)$|^(quantity|qty|units?|pieces|count|items|(order|item|sales) ?(quantity|qty))$/,
    /数量|件数|quantity|qty/,
  ),
  'unit-price': words(
    /^(单价|价格|售价|商品单价|销售单价|成交单价|單價)$|^(price|unit ?price|unitprice|item ?price|sale ?price|unit ?cost)$/,
    /单价|价格|price/,
  ),
  product: words(
    /^(商品|产品|货品|宝贝|品名|菜品|单品|物品|sku|商品名|宝贝标题|品項)(id|号|编号|编码|名称|名|标题|sku)?$|^(product|item|sku|good|goods|article|stock|asin|menu item) ?(id|no|number|code|name|title|description)?$|^(productid|productname|stockcode|description|itemid|upc|ean|isbn)$/,
    /商品|产品|货品|宝贝|品名|菜|product|item|sku|description/,
  ),
  category: words(
    /^(品类|类别|类目|分类|商品分类|商品类目|商品类别|产品类别|产品类型|品种|大类|小类|類別|分類)(名称|名)?$|^((product|item|goods)? ?(category|categories|class|type|group|family|department|segment|line))( ?(name|id))?$/,
    /品类|类别|类目|分类|category|department/,
  ),
};

/** Words in names that speak against money: what a customer saved, a share, a count of points. */
const NOT_AMOUNT =
  /折扣|优惠|减免|运费|邮费|税|积分|成本|退款|discount|coupon|shipping|freight|tax|points|cost|refund|count|rate|ratio|率|数量|quantity/;
/** Times of something other than the purchase. */
const NOT_TIME =
  /出生|生日|注册|入会|发货|收货|到货|退货|更新|修改|birth|regist|signup|join|ship|deliver|updated|modified|return/;

/** How strongly a column's name speaks for a role: 3 exactly, 1.5 in part, 0 not at all. */
export function nameWeight(role: Role, label: string): number {
  const name = normaliseName(label);
  for (const { pattern, weight } of ROLE_WORDS[role]) {
    if (!pattern.test(name)) continue;
    if (weight < 3 && ((role === 'amount' && NOT_AMOUNT.test(name)) || (role === 'time' && NOT_TIME.test(name))))
      return 0;
    if (
      weight < 3 &&
      role === 'customer' &&
      /(数|额|次|龄|级|类|型|count|type|level|age|segment|city|name$)/.test(name) &&
      !/姓名|昵称/.test(name)
    )
      return 0;
    return weight;
  }
  return 0;
}

/** Whether a cell is the well-known name of some column, so that its row must be the header. */
export function knownName(cell: string): boolean {
  return (Object.keys(ROLE_WORDS) as Role[]).some((role) => nameWeight(role, cell) === 3) || isIdentifierName(cell);
}

const ID_WORDS =
  /(^|[^a-z])(id|no|code|uuid|guid|phone|mobile|tel|zip|zipcode|postcode|barcode|sku|ean|isbn)$|号$|号码|编号|编码|卡号|手机|电话|邮编|证件|证号|身份证|条码|條碼|編號|號碼|帳號|账号|帐号|學號|工号/;
const NOT_ID =
  /^(paid|unpaid|prepaid|valid|invalid|bid|grid|said|mid|avoid|solid|fluid|hybrid|android|covid|liquid|acid|void|raid|aid|kid|lid|rapid|david|madrid|no)$/;

/** Whether a name says that its column holds identifiers: 号 编号 id 手机 电话 邮编 证. */
export function isIdentifierName(label: string): boolean {
  const name = normaliseName(label);
  if (NOT_ID.test(name)) return false;
  return ID_WORDS.test(name) || /[a-z]id$/.test(name) || /^id([^a-z]|$)/.test(name);
}

/** Whether a name says that its column holds keys, so that it stays text even where all cells are numbers. */
export function isKeyName(label: string): boolean {
  return (
    isIdentifierName(label) ||
    nameWeight('customer', label) === 3 ||
    nameWeight('order', label) === 3 ||
    nameWeight('product', label) === 3
  );
}

/** The unit in a name, such as 元 of 金额(元), as an ISO 4217 code. */
export function currencyOfName(label: string): string | null {
  if (/[（(【[_ ](元|人民币|rmb|cny|￥|¥)[)）】\]]?$|人民币/i.test(label)) return 'CNY';
  if (/[（(【[_ ](usd|us\$|\$|美元)[)）】\]]?$|美元|dollars?$/i.test(label)) return 'USD';
  if (/[（(【[_ ](eur|€|欧元)[)）】\]]?$|欧元/i.test(label)) return 'EUR';
  return null;
}

// Case, units in brackets and separators aside: "Order_ID", "orderId" and "order id" are one name.
function normaliseName(label: string): string {
  return label
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[(（【[].*$/, '')
    .replace(/[\s_\-./·:：]+/g, ' ')
    .replace(/([\u4e00-\u9fff]) (?=[\u4e00-\u9fffa-z])/g, '$1')
    .trim();
}
