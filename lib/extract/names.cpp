// SPDX-License-Identifier: Apache-2.0
#include "extract/names.hpp"

#include <algorithm>
#include <unordered_set>

#include "extract/char_set.hpp"
#include "extract/phrase.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
using lexicon::WordClass;

constexpr std::u32string_view kDescribing =
    U"老旧 智慧 美丽 文明 示范 居民 住宅 别墅 农村 城市 城乡 城镇 乡村 新型 现代 相关 周边 其他 其它 试点 重点 友好 和谐 平安 "
    U"封闭 开放 商业 生活 活力 特色 传统 高档 动迁 安置 商品房 未来 绿色 低碳 儿童 完整 先行 核心 品质 附近 所在 大型 小型 中型 "
    U"沿街 沿线 沿途 临街 街边 路边 社区 小区 居民区 村居 街道 街镇 镇村 全市 全区 全镇 全县 全国 国际 公共 公益 便民 为民 惠民 "
    U"志愿 志愿者 党建 党群 网格 网络 数字 智能 科技 产业 工业 农业 创业 创新 创意 文化 历史 旅游 生态 养老 老年 养护 学习 书香 "
    U"熟人 陌生 幸福 宜居 健康 安全 温馨 温暖 暖心 爱心 美好 新兴 新建 在建 拟建 已建 大型 综合 一流 高端 精品 样板 标杆 标准 "
    U"市民 群众 企业 商户 个体 私人 民营 国有 集体 户外 室内 室外 露天 地下 空中 原有 现有 不同 多种 各类 各个 某个 一个 整个 "
    U"这个 那个 首个 一家 一座 一处 一条 两条 多条 多个 两个 三个 几个 部分 主要 重要 主题 专业 专门 专属 固定 临时 流动 移动 "
    U"红色 绿地 口袋 小微 微型 迷你 共享 智能 自动 无人 全新 崭新 最新 优秀 先进 模范 出租 外来 本地 当地 属地 驻地 辖区 区域 "
    U"实体 线上 线下 连锁 加盟 知名 著名 龙头 骨干 头部 领军 独立 合作 共建 联合 结对 帮扶 帮困 助老 为老 敬老 亲子 青年 妇女 "
    U"少年 青少年 儿童友好 无障碍 老龄 高龄 特殊 困难 贫困 偏远 边远 落后 发达 沿海 内陆 安居 康庄 富民 致富 振兴 希望 发展 "
    U"无物业 有物业 商品房 动迁 拆迁 驻点 包联 村级 镇级 区级 市级 县级 美食 餐饮 休闲 步行 夜市 各街镇 各镇 各村 各街道 售后 公房 老公房 直管 房改 回迁 棚户 精品 高层 多层 联排 无梯 城中 城郊 空心 高 大 小 新 老 旧 好 美 ";

}  // namespace

namespace {

constexpr std::u32string_view kTranscriptionSounds =
    U"阿艾埃安敖奥巴白班包宝保贝毕布才仓查朝川次楚措达岱代丹旦当德登迪敦多道都嘟顿额尔恩尕噶嘎甘干刚高戈格根贡古哈海罕汗浩和赫呼花华吉加嘉江金久卡开凯坎康克科库拉来莱兰朗勒乐里力丽利林"
    U"卢鲁罗洛玛买满曼毛茂蒙米莫木穆那娜乃尼宁诺努帕彭皮平普其奇恰前钦琴青琼却热仁日萨赛桑森沙山善舍史斯松苏索塔台泰唐特腾提铁图吐土托陶脱瓦旺维温乌西希锡昔新兴雅亚央扎依伊尤于玉裕元月泽增哲孜珠朱准卓宗彦淖塞雪赞逊江衮斡坦丁荣顺敏音营准杜吾博孟娃";

constexpr CharSet kSounds{kTranscriptionSounds};

}  // namespace

bool is_transcription_sound(char32_t c) { return kSounds.contains(c); }

bool NameReader::at_edge(std::uint32_t position) const {
  return reading_.token_at[position] == kNone || reading_.token_at[position - 1] == kNone ||
         reading_.token_at[position] != reading_.token_at[position - 1];
}

bool NameReader::token_begins(std::uint32_t position) const {
  const Token* token = token_over(reading_, position);
  return token != nullptr && token->span.begin == position;
}

/// 茶叶|烘焙, 人才|集聚: a verb after its object, itself no verb of doing, may stand inside a long name.
bool NameReader::is_object_verb(std::uint32_t index) const {
  const Token& token = reading_.tokens[index];
  if (token.span.size() < 2 ||
      has_any(token, kNeverInNames | kWorkHeads | bit(Category::kOperate) | bit(Category::kInvest)))
    return false;
  if (token.word != WordClass::kVerb || index == 0 || reading_.tokens[index - 1].span.end != token.span.begin)
    return false;
  return part(index - 1) == Part::kWord || is_object_verb(index - 1);
}

void NameReader::take_front(std::uint32_t position, Walk& walk) const {
  const Token& token = reading_.tokens[reading_.token_at[position]];
  const lexicon::Match match = reading_.lexicon.exact(reading_.document.at(token.span));
  const lexicon::Entry* word = match.length == 0 ? nullptr : match.find(Category::kWord);
  walk.common = word == nullptr ? 1 : word->payload + 1;
  walk.chars = position - token.span.begin;
  walk.begin = token.span.begin;
  walk.first_word = reading_.token_at[position];
}

Walk NameReader::walk(std::uint32_t end, std::uint32_t limit, bool verbs) const {
  Walk walk;
  walk.begin = end;
  if (end == 0 || reading_.token_at[end - 1] == kNone) return walk;
  if (!token_ends(end)) take_front(end, walk);
  if (walk.begin == 0) return walk;
  std::uint32_t index = reading_.token_at[walk.begin - 1];
  for (; index != kNone; --index) {
    walk.anchor = places_.ending(walk.begin);
    if (walk.anchor != kNone) break;
    const Token& token = reading_.tokens[index];
    if (token.span.end != walk.begin || end - token.span.begin > limit) break;
    // 暖“新”驿站: a character in marks inside a name.
    if (const Quotation* marked = is_closing_quote(text_[walk.begin - 1]) && walk.begin < end
                                      ? quotation_ending(reading_, walk.begin)
                                      : nullptr;
        marked != nullptr && marked->inner.size() == 1 && marked->outer.begin > 0) {
      walk.begin = marked->outer.begin;
      walk.chars += 1;
      walk.first_word = reading_.token_at[walk.begin];
      index = walk.first_word;
      continue;
    }
    Part kind = part(index);
    if (kind == Part::kBreak && verbs && is_object_verb(index)) kind = Part::kWord;
    if (kind == Part::kBreak) break;
    if (kind == Part::kChar)
      walk.chars += token.span.size();
    else
      ++walk.words;
    walk.begin = token.span.begin;
    walk.first_word = index;
    if (index == 0) break;
  }
  if (walk.anchor == kNone) walk.anchor = places_.ending(walk.begin);
  return walk;
}

bool inside_mention(const Reading& reading, Span span, std::uint32_t labels) {
  auto at = std::upper_bound(reading.mentions.begin(), reading.mentions.end(), span.begin,
                             [](std::uint32_t p, const Mention& m) { return p < m.span.begin; });
  for (int back = 0; at != reading.mentions.begin() && back < 6; ++back) {
    --at;
    if (((labels >> static_cast<unsigned>(at->label)) & 1) != 0 && at->span.contains(span) && at->span != span)
      return true;
  }
  return false;
}

namespace {

using WordSet = std::unordered_set<std::u32string_view>;

/// The words of a list, each of which a space follows.
WordSet words_of(std::u32string_view list) {
  WordSet words;
  for (std::size_t space = list.find(U' '); space != std::u32string_view::npos;
       list.remove_prefix(space + 1), space = list.find(U' '))
    words.insert(list.substr(0, space));
  return words;
}

bool made_of(std::u32string_view text, const WordSet& words) {
  constexpr std::size_t kLongest = 4;
  if (text.empty()) return true;
  for (std::size_t length = std::min(text.size(), kLongest); length > 0; --length)
    if (words.contains(text.substr(0, length)) && made_of(text.substr(length), words)) return true;
  return false;
}

}  // namespace

bool is_describing(std::u32string_view text) {
  static const WordSet kWords = words_of(kDescribing);
  return made_of(text, kWords);
}

bool is_numeral(char32_t c) {
  static constexpr CharSet kNumerals{U"一二三四五六七八九十百零〇0123456789"};
  return kNumerals.contains(c);
}

namespace {

/// Whether a noun may end at `end` inside `token`: 街区|内, 街区|党支部, 社区|主任, 沙坑村|委会.
bool closes(const Reading& reading, const Token& token, std::uint32_t end) {
  if (token.span.end == end) return true;
  const std::u32string_view rest = reading.document.at({end, token.span.end});
  if (one_of(rest, {U"内", U"里", U"上", U"中", U"外", U"边", U"旁", U"口", U"南", U"北", U"东", U"西"})) return true;
  if (one_of(rest, {U"委会", U"民委员会"})) return end < 2 || reading.document.text()[end - 2] != U'村';
  return (reading.lexicon.exact(rest).categories &
          (kOrganHeads | bit(Category::kBareOrgan) | bit(Category::kPersonNoun) | bit(Category::kOffice))) != 0;
}

}  // namespace

std::vector<Head> nouns_of(const Reading& reading, Category category) {
  std::vector<Head> out;
  for (const Head& head : longest_heads(reading, bit(category))) {
    const Token* first = token_over(reading, head.span.begin);
    const Token* last = token_over(reading, head.span.end - 1);
    if (first == nullptr || last == nullptr || !closes(reading, *last, head.span.end)) continue;
    const bool cut = first->span.begin != head.span.begin;
    if (!cut || (head.span.size() == 1 && first->span.size() <= 3 && first == last)) out.push_back(head);
  }
  return out;
}

}  // namespace govgraph::extract
