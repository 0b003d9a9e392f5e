// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace govgraph::lexicon {

/// What a form is. At most 64; each has one table `data/<name>.tsv` ("form<TAB>sub", '#' comments)
/// whose file name is the kebab-case of the enumerator. Numbers are private to one build.
enum class Category : std::uint8_t {
  kWord,           ///< general word; sub = WordClass, payload = frequency
  kDivision,       ///< full name of a division; sub = DivisionName, payload = row (one entry a row)
  kDivisionShort,  ///< 松江 of 松江区, 九江 of 九江市; sub = ShortName, payload = row of the gazetteer
  kSurname,        ///< payload = relative frequency; compound ones have two code points
  kGivenName,      ///< a code point usual in given names; payload = relative frequency
  kHonorific,      ///< form of address after a surname: 阿姨, 大爷, 女士, 师傅, 老板, 经理; sub = Honorific
  kOffice,         ///< office or job: 书记, 副镇长, 主任, 店主, 志愿者; sub = OfficeOf
  kPersonNoun,     ///< what stands before a name in apposition: 居民, 市民, 队员, 记者, 民警
  kPartyOrgan,     ///< suffix of a party body: 党委, 党工委, 党总支, 联合党支部; sub = Organ
  kGovOrgan,       ///< suffix of a state organ: 人民政府, 派出所, 综合行政执法队; sub = Organ
  kSocialOrgan,  ///< suffix of a mass or social organisation: 总工会, 居委会, 协会, 志愿服务队; sub = Organ
  kInstitution,     ///< suffix of an institution: 小学, 人民医院, 党群服务中心, 福利院
  kCompanyForm,     ///< legal form: 有限公司, 股份有限公司, (有限合伙)
  kEnterpriseNoun,  ///< ends an enterprise or shop: 集团, 银行, 饭店, 大药房, 科技, 网点
  kEnterprise,      ///< a nationally known enterprise or platform by itself: 美团, 中国移动
  kAreaNoun,  ///< ends an area below the town: 社区, 居民区, 街区, 村, 小区, 片区, 商圈, 苑; sub = AreaLevel
  kArea,      ///< an area by itself that is no division: 长三角, 粤港澳大湾区, 巴西; sub = AreaLevel
  kRoadNoun,   ///< ends a road: 路, 公路, 大道, 街, 巷, 弄, 高架, 号线
  kPlaceNoun,  ///< ends a place: 公园, 广场, 食堂, 驿站, 桥, 河, 基地, 工厂
  kProgrammeNoun,  ///< head of a programme: 项目, 工程, 机制, 工作法, 行动, 品牌, 服务, 平台; sub = Strength
  kEventNoun,    ///< head of an event: 会议, 座谈会, 活动, 仪式, 比赛, 游园会; sub = Strength
  kPolicyNoun,   ///< head of a policy: 条例, 办法, 意见, 行动计划, 章程
  kHonourNoun,   ///< head of an honour: 称号, 奖, 模范, 先进集体, 奖章, 示范城
  kBareOrgan,    ///< an organ by its noun alone: 镇党委, 区政府, 街道办, 村两委, 公司; sub = label number
  kBareArea,     ///< an area by its noun alone: 全镇, 该街道, 我区, 辖区; sub = AreaLevel
  kOrganize,     ///< verb of doing: 召开, 举办, 开展, 推出, 牵头, 打造, 发起, 建立; sub = Trigger
  kParticipate,  ///< 参加, 出席, 加入, 参与, 亮相, 受邀, 助力
  kCooperate,    ///< 联合, 携手, 与…合作, 签约, 共建, 结对
  kLocate,       ///< 位于, 坐落于, 地处, 在…举行, 落户
  kOperate,      ///< 建设, 运营, 管理, 建成, 设立
  kInvest,       ///< 投资, 出资, 参股, 注资, 捐赠
  kIssue,        ///< 印发, 出台, 发布, 制定, 颁布
  kReceive,      ///< 获评, 荣获, 被评为, 入选, 当选, 授予
  kConcern,      ///< 围绕, 针对, 聚焦, 就…
  kReside,       ///< 家住, 居住在, 来自, 户籍
  kPlanned,      ///< 拟, 将, 计划, 力争: marks what follows as planned
  kFormer,       ///< 原, 前, 曾, 曾任: marks an office as former
  kNegation,     ///< 不, 未, 没有, 并非
  kSpeechVerb,   ///< 说, 表示, 介绍, 指出, 告诉记者: a person stands before it
  kBoundary,     ///< a function word that no name crosses: 的, 了, 由, 在, 对, 为了, 以及, 等
  kRecent,       ///< relative date: 近日, 日前, 去年, 当天
  kSameOrgan,    ///< a noun of organs; payload = its class: nouns of one class end names of one body
  kStop,         ///< looks like a name and never is one: 党组织, 各部门, 有关单位
};

inline constexpr std::size_t kCategoryCount = static_cast<std::size_t>(Category::kStop) + 1;

enum class WordClass : std::uint8_t {
  kOther,
  kNoun,
  kVerb,
  kAdjective,
  kAdverb,
  kPreposition,
  kConjunction,
  kParticle,
  kNumeral,
  kMeasure,
  kPronoun,
  kTime,
  kLocation,
  kIdiom,
  kProperNoun,
  kVerbNoun,
};

/// What the full name of a division is worth by itself.
enum class DivisionName : std::uint8_t {
  kProper,  ///< 松江区, 书院镇
  kGeneric,  ///< a statistical unit that is no town (某某农场, 工业园区), or also an ordinary word (城区, 郊区)
};

/// What the short name of a division is worth by itself.
enum class ShortName : std::uint8_t {
  kPlain,         ///< 松江: hardly anything else
  kWord,          ///< 和平, 团结: also an ordinary word; only where the context says a division
  kAbbreviation,  ///< 沪, 苏: one character, only in set places (沪苏, 沪A)
};

/// How an organ stands to the area in its name (ontology: GOVERNS).
enum class Organ : std::uint8_t {
  kLocated,  ///< 总工会, 派出所, 执法队: LOCATED_IN
  kLeads,    ///< 党委, 人大, 政府, 居委会: GOVERNS
};

/// How sure a head noun makes the name before it.
enum class Strength : std::uint8_t {
  kQuoted,  ///< only with a quoted name: “…”服务
  kNamed,   ///< also with a modifier of its own that is specific: 道路整治工程, 问题收集机制
};

enum class Honorific : std::uint8_t { kAddress, kOfficial, kTrade };  ///< 阿姨 | 书记 | 老板, 经理

/// Which organ of an area an office belongs to when only the area stands before it.
enum class OfficeOf : std::uint8_t { kAny, kParty, kGovernment, kPeopleCongress, kCppcc, kMember, kJob };

enum class Trigger : std::uint8_t { kHold, kFound, kLead, kBuild };  ///< 召开 | 成立 | 牵头 | 打造

std::string_view name_of(Category category);  ///< kebab-case: "party-organ"
std::optional<Category> category_named(std::string_view name);

/// The number that a table's second column stands for: "leads" of party-organ is Organ::kLeads. An
/// empty name is 0. nullopt if the category knows no such sub.
std::optional<std::uint8_t> sub_named(Category category, std::string_view name);

/// What the second column may hold, for messages; empty for a category without subs.
std::span<const std::string_view> sub_names(Category category);

}  // namespace govgraph::lexicon
