// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/area_level.hpp"
#include "model/ontology.hpp"
#include "model/span.hpp"

namespace govgraph {

/// Sorted by key, keys unique. Values are UTF-8.
using Properties = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// How a mention names its entity, which decides how it is resolved.
enum class Naming : std::uint8_t {
  kFull,     ///< a name that stands by itself: 九江镇, 上海某某科技有限公司, 王小明
  kShort,    ///< may be the short form of a fuller name in the document: 松江, 某某科技
  kBare,     ///< an organ or area by its noun alone, meant from context: 镇党委, 街区党支部, 公司, 全镇
  kPartial,  ///< a person by surname and form of address: 何阿姨, 小吴书记
};

/// By what a name was read, where later passes ask for it.
enum class Ground : std::uint8_t {
  kOther,
  kQuotation,  ///< its quotation marks
  kLegalForm,  ///< a company's: 有限公司
  kLexicon,    ///< the lexicon has it whole: an enterprise, a region
  kNumber,     ///< the number of an event: 第三次…会
  kCeremony,   ///< the noun of a ceremony
};

/// A place in the text that names an entity. Written by the reading passes of `extract`.
struct Mention {
  Span span;
  Label label = Label::kPerson;
  Naming naming = Naming::kFull;
  std::uint32_t article = 0;
  std::string name;                       ///< UTF-8; the name as it should be known: quotation marks and spaces dropped
  std::uint32_t within = kNone;           ///< index of the mention (an Area, or an organ) that the name begins with:
                                          ///< 九江镇 in 九江镇党委, 南苑居民区 in 南苑居民区党总支
  std::uint32_t short_for = kNone;        ///< the text itself declares it: (以下简称“…”) of that mention
  std::uint32_t division = kNone;         ///< row of the gazetteer, when an Area is one for sure
  AreaLevel level = AreaLevel::kUnknown;  ///< of an Area
  Ground ground = Ground::kOther;
  float confidence = 0.9F;
  std::string_view rule;  ///< static storage: the name of the rule or lexicon that made it
  Properties properties;  ///< "date" of an Event, "kind", …
};

/// Two mentions that the text relates. Written by the relating passes of `extract`.
struct Relation {
  std::uint32_t head = kNone;  ///< index into the document's mentions
  RelationType type = RelationType::kPartOf;
  std::uint32_t tail = kNone;
  std::string role;       ///< of HOLDS_ROLE only: 书记, 副镇长; part of the edge's identity
  Properties properties;  ///< "status": planned|former, "date", "kind", "amount", "year"
  bool inferred = false;  ///< follows from a name alone
  float confidence = 0.8F;
  Span evidence;          ///< the clause or sentence that says it
  std::string_view rule;  ///< static storage
};

/// Sets `key` in a sorted property list, replacing an older value.
void set_property(Properties& properties, std::string_view key, std::string value);
const std::string* find_property(const Properties& properties, std::string_view key);

}  // namespace govgraph
