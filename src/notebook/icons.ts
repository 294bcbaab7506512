/** The icon set of the notebook: one import an icon, so that nothing else of the set is shipped. */

import type { Component } from 'svelte';
import Activity from '@lucide/svelte/icons/activity';
import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import BellRing from '@lucide/svelte/icons/bell-ring';
import Ban from '@lucide/svelte/icons/ban';
import Hash from '@lucide/svelte/icons/hash';
import Key from '@lucide/svelte/icons/key-round';
import Lock from '@lucide/svelte/icons/lock';
import LockOpen from '@lucide/svelte/icons/lock-open';
import Pin from '@lucide/svelte/icons/pin';
import EyeOff from '@lucide/svelte/icons/eye-off';
import Expand from '@lucide/svelte/icons/maximize-2';
import Box from '@lucide/svelte/icons/box';
import Boxes from '@lucide/svelte/icons/boxes';
import Calculator from '@lucide/svelte/icons/calculator';
import Calendar from '@lucide/svelte/icons/calendar';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import ChartColumnDecreasing from '@lucide/svelte/icons/chart-column-decreasing';
import ChartLine from '@lucide/svelte/icons/chart-line';
import ChartScatter from '@lucide/svelte/icons/chart-scatter';
import ChartSpline from '@lucide/svelte/icons/chart-spline';
import ChartPie from '@lucide/svelte/icons/chart-pie';
import Check from '@lucide/svelte/icons/check';
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import ChevronRight from '@lucide/svelte/icons/chevron-right';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import Clock from '@lucide/svelte/icons/clock';
import Contrast from '@lucide/svelte/icons/contrast';
import Copy from '@lucide/svelte/icons/copy';
import CopyPlus from '@lucide/svelte/icons/copy-plus';
import Dices from '@lucide/svelte/icons/dices';
import Download from '@lucide/svelte/icons/download';
import Ellipsis from '@lucide/svelte/icons/ellipsis';
import FileUp from '@lucide/svelte/icons/file-up';
import Filter from '@lucide/svelte/icons/funnel';
import Gauge from '@lucide/svelte/icons/gauge';
import ArrowsSides from '@lucide/svelte/icons/arrow-left-right';
import Grid from '@lucide/svelte/icons/grid-2x2';
import CohortGrid from '@lucide/svelte/icons/grid-3x3';
import Grip from '@lucide/svelte/icons/grip-vertical';
import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Image from '@lucide/svelte/icons/image';
import Info from '@lucide/svelte/icons/info';
import Layers from '@lucide/svelte/icons/layers';
import List from '@lucide/svelte/icons/list';
import ListChecks from '@lucide/svelte/icons/list-checks';
import MessageWarning from '@lucide/svelte/icons/message-square-warning';
import Pencil from '@lucide/svelte/icons/pencil';
import Plus from '@lucide/svelte/icons/plus';
import Pyramid from '@lucide/svelte/icons/pyramid';
import Coins from '@lucide/svelte/icons/coins';
import Renewal from '@lucide/svelte/icons/repeat-2';
import Route from '@lucide/svelte/icons/route';
import Scale from '@lucide/svelte/icons/scale';
import Search from '@lucide/svelte/icons/search';
import Sliders from '@lucide/svelte/icons/sliders-horizontal';
import Table from '@lucide/svelte/icons/table-2';
import Tag from '@lucide/svelte/icons/tag';
import Trash from '@lucide/svelte/icons/trash';
import Type from '@lucide/svelte/icons/type';
import Undo from '@lucide/svelte/icons/undo-2';
import Users from '@lucide/svelte/icons/users';
import Waves from '@lucide/svelte/icons/waves-horizontal';
import Workflow from '@lucide/svelte/icons/workflow';
import Warning from '@lucide/svelte/icons/triangle-alert';
import X from '@lucide/svelte/icons/x';

type IconComponent = Component<{ class?: string; size?: number; strokeWidth?: number }>;

/** Icons by name; a panel names its own (`icon` of its specification). */
export const ICONS: Readonly<Record<string, IconComponent>> = {
  'arrow-down': ArrowDown,
  'arrow-up': ArrowUp,
  'bell-ring': BellRing,
  ban: Ban,
  hash: Hash,
  key: Key,
  lock: Lock,
  'lock-open': LockOpen,
  pin: Pin,
  'eye-off': EyeOff,
  expand: Expand,
  box: Box,
  boxes: Boxes,
  calculator: Calculator,
  calendar: Calendar,
  'chart-column': ChartColumn,
  'chart-column-decreasing': ChartColumnDecreasing,
  'chart-line': ChartLine,
  'chart-pie': ChartPie,
  'chart-scatter': ChartScatter,
  'chart-spline': ChartSpline,
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-right': ChevronRight,
  'clipboard-list': ClipboardList,
  clock: Clock,
  contrast: Contrast,
  copy: Copy,
  'copy-plus': CopyPlus,
  dices: Dices,
  download: Download,
  ellipsis: Ellipsis,
  'file-up': FileUp,
  filter: Filter,
  'arrow-left-right': ArrowsSides,
  gauge: Gauge,
  'grid-2x2': Grid,
  'grid-3x3': CohortGrid,
  grip: Grip,
  'heart-handshake': HeartHandshake,
  hourglass: Hourglass,
  image: Image,
  info: Info,
  layers: Layers,
  list: List,
  'list-checks': ListChecks,
  'message-square-warning': MessageWarning,
  pencil: Pencil,
  plus: Plus,
  activity: Activity,
  pyramid: Pyramid,
  coins: Coins,
  'repeat-2': Renewal,
  route: Route,
  scale: Scale,
  search: Search,
  sliders: Sliders,
  table: Table,
  tag: Tag,
  trash: Trash,
  type: Type,
  undo: Undo,
  waves: Waves,
  users: Users,
  warning: Warning,
  workflow: Workflow,
  x: X,
};

export const FALLBACK_ICON: IconComponent = ChartColumn;
