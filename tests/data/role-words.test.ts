/** Names of columns. */

import { describe, expect, it } from 'vitest';
import { currencyOfName, isIdentifierName, knownName, nameWeight } from '../../src/data/role-words.ts';
import type { Role } from '../../src/data/report.ts';

describe('a name', () => {
  it.each<[Role, string[]]>([
    [
      'customer',
      [
        '客户编号',
        '会员号',
        '会员ID',
        '顾客',
        '用户id',
        '买家昵称',
        'customer_id',
        'CustomerID',
        'Customer Id',
        'cust_no',
        'UserId',
        'member',
        'masterid',
        '客户 编号',
        '會員編號',
      ],
    ],
    [
      'order',
      [
        '订单号',
        '订单编号',
        '流水号',
        '小票号',
        'order_id',
        'OrderID',
        'Invoice No',
        'InvoiceNo',
        'transaction_id',
        '訂單編號',
      ],
    ],
    [
      'time',
      [
        '日期',
        '下单时间',
        '订单日期',
        '付款时间',
        'date',
        'OrderDate',
        'order_date',
        'InvoiceDate',
        'timestamp',
        'created_at',
      ],
    ],
    [
      'amount',
      [
        '金额',
        '实付金额',
        '消费金额',
        '金额（元）',
        '销售额',
        'amount',
        'sales',
        'Total',
        'total_amount',
        'revenue',
        '金額',
      ],
    ],
    ['quantity', ['数量', '件数', 'Quantity', 'qty']],
    ['unit-price', ['单价', '价格', 'UnitPrice', 'unit_price', 'price']],
    ['product', ['商品', '商品名称', '品名', '宝贝标题', 'product_id', 'StockCode', 'SKU', 'Description']],
    ['category', ['类别', '品类', '商品分类', 'category', 'product_category', 'Product Category']],
  ])('of %s is known for certain', (role, names) => {
    expect(names.filter((name) => nameWeight(role, name) !== 3)).toEqual([]);
    expect(names.filter((name) => !knownName(name))).toEqual([]);
  });

  it.each<[Role, string[]]>([
    ['amount', ['优惠金额', '运费金额', 'discount amount', 'tax total', '退款金额']],
    ['time', ['出生日期', '注册时间', 'ship_date', 'birth date', '更新时间']],
    ['customer', ['客户类型', '会员等级', '客户数', 'customer type', 'customer age']],
  ])('that only sounds like %s is not taken for it', (role, names) => {
    expect(names.filter((name) => nameWeight(role, name) > 0)).toEqual([]);
  });

  it('of identifiers is known, words that end the same are not', () => {
    expect(
      [
        '编号',
        '手机',
        '手机号',
        '电话',
        '邮编',
        '身份证号',
        '证件号码',
        'id',
        'ID',
        'user_id',
        'masterid',
        'sampleid',
        'orderNo',
        'phone',
        'zip_code',
        '卡号',
      ].filter((name) => !isIdentifierName(name)),
    ).toEqual([]);
    expect(
      ['paid', 'valid', 'grid', 'hybrid', 'amount', '金额', '姓名', '认证', 'No', 'idea'].filter(isIdentifierName),
    ).toEqual([]);
  });

  it('may show a currency', () => {
    expect(['金额(元)', '金额（元）', '金额_RMB', 'amount (USD)', 'price [€]', '金额'].map(currencyOfName)).toEqual([
      'CNY',
      'CNY',
      'CNY',
      'USD',
      'EUR',
      null,
    ]);
  });
});
