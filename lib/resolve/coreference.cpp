// SPDX-License-Identifier: Apache-2.0
#include "resolve/coreference.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/hash.hpp"
#include "base/sort_unique.hpp"
#include "base/utf8.hpp"
#include "lexicon/features.hpp"

namespace govgraph::resolve {
namespace {

using lexicon::Lexicon;
namespace feature = lexicon::feature;

/// A seat before a company's own name (上海, 江苏省安平市) takes no more code points.
constexpr std::size_t kLongestSeat = 6;

std::size_t points(std::string_view text) { return utf8::length(text); }

bool has_legal_form(const Lexicon& lexicon, const std::string& name) {
  return lexicon.holds(name, feature::kLegalForm);
}

/// Without the longest ending that leaves more than one ideograph.
std::string without_ending(const Lexicon& lexicon, const std::string& name) {
  constexpr std::size_t kLeast = 4;  // bytes
  if (name.size() <= kLeast) return name;
  const std::string_view end = std::string_view(name).substr(kLeast);
  return name.substr(0, name.size() - lexicon.ends(end, feature::kCompanyEnding));
}

bool is_subsequence(const std::u32string& part, const std::u32string& whole) {
  std::size_t at = 0;
  for (const char32_t c : whole)
    if (at < part.size() && part[at] == c) ++at;
  return at == part.size();
}

/// 明远航天 of 安平明远航天科技有限公司: the first two code points stand together in the full name and the
/// rest follow in order.
bool shortens_company(const Lexicon& lexicon, const std::string& brief, const std::string& full) {
  const std::u32string part = utf8::decode_all(without_ending(lexicon, brief));
  const std::u32string whole = utf8::decode_all(full);
  if (part.size() < 2 || part.size() >= whole.size()) return false;
  const std::size_t at = whole.find(part.substr(0, 2));
  return at != std::u32string::npos && at <= kLongestSeat && is_subsequence(part.substr(2), whole.substr(at + 2));
}

/// Calls `use` with each end of the name of `least` code points or more, itself among them.
template <class Use>
void for_each_end(std::string_view name, std::size_t least, Use use) {
  std::size_t size = 0;
  for (std::size_t begin = name.size(); begin-- > 0;)
    if (!utf8::continues(name[begin]) && ++size >= least) use(name.substr(begin));
}

bool one_point_apart(const std::string& a, const std::string& b) {
  const std::u32string one = utf8::decode_all(a), other = utf8::decode_all(b);
  if (one.size() != other.size() || one.size() < 3) return false;
  std::size_t apart = 0;
  for (std::size_t i = 0; i < one.size(); ++i) apart += one[i] != other[i];
  return apart == 1;
}

class Joiner {
 public:
  Joiner(const Lexicon& lexicon, const extract::Extraction& extraction, Entities& entities)
      : lexicon_(lexicon), extraction_(extraction), entities_(entities), into_(entities.all.size()) {
    std::iota(into_.begin(), into_.end(), 0U);
  }

  void run() {
    join_declared();
    join_companies();
    for (const Label label : {Label::kInstitution, Label::kGovBody}) join_organ_tails(label);
    for (const Label label : {Label::kPartyOrg, Label::kInstitution, Label::kGovBody, Label::kSocialOrg,
                              Label::kEnterprise, Label::kPlace, Label::kProgramme, Label::kEvent})
      join_without_area(label);
    for (const Label label :
         {Label::kProgramme, Label::kEvent, Label::kGovBody, Label::kInstitution, Label::kSocialOrg})
      join_tails_in_article(label);
    join_variants();
    join_partial_people();
    join_misprinted_people();
    settle();
  }

 private:
  std::uint32_t root(std::uint32_t entity) const {
    while (into_[entity] != entity) entity = into_[entity] = into_[into_[entity]];  // halves the way for the next
    return entity;
  }

  void join(std::uint32_t from, std::uint32_t to, std::string_view reason) {
    note(from, to, reason, true);
    from = root(from);
    to = root(to);
    if (from != to) into_[from] = to;
  }

  void note(std::uint32_t from, std::uint32_t to, std::string_view reason, bool certain) {
    const Entity& other = entities_.all[from];
    if (!other.mentions.empty() && other.name != entities_.all[to].name)
      entities_.joins.push_back({to, other.name, other.mentions.front(), reason, certain});
  }

  void join_declared() {
    for (std::uint32_t i = 0; i < extraction_.mentions.size(); ++i) {
      const Mention& mention = extraction_.mentions[i];
      if (mention.short_for == kNone) continue;
      const std::uint32_t brief = entities_.of_mention[i];
      const std::uint32_t full = entities_.of_mention[mention.short_for];
      if (brief == kNone || full == kNone || brief == full) continue;
      if (entities_.all[brief].label != entities_.all[full].label) continue;
      entities_.all[full].declared.push_back(mention.name);
      join(brief, full, "declared short form");
    }
  }

  static constexpr std::uint64_t kNoKey = 0;

  /// Joins each entity of the label with the one longer entity that fits; not when two fit. `with_keys_of_full` calls
  /// what it is given with each key of an entity; only those that have the key of the shorter one are compared, so the
  /// cost is linear where few share a key. Keys are digests: what fits is looked at itself.
  template <class WithKeysOfFull, class KeyOfBrief, class Fits>
  void join_each(Label label, std::string_view reason, WithKeysOfFull with_keys_of_full, KeyOfBrief key_of_brief,
                 Fits fits) {
    std::vector<std::pair<std::uint32_t, std::uint64_t>> briefs;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> fulls;
    for (std::uint32_t e = 0; e < entities_.all.size(); ++e) {
      if (entities_.all[e].label != label || root(e) != e) continue;
      const std::uint64_t key = key_of_brief(entities_.all[e]);
      if (key == kNoKey) continue;
      briefs.emplace_back(e, key);
      fulls.try_emplace(key);
    }
    if (briefs.empty()) return;
    for (std::uint32_t e = 0; e < entities_.all.size(); ++e)
      if (entities_.all[e].label == label && root(e) == e)
        with_keys_of_full(entities_.all[e], [&](std::uint64_t key) {
          if (const auto found = fulls.find(key); found != fulls.end()) found->second.push_back(e);
        });
    for (const auto& [brief, key] : briefs)
      if (root(brief) == brief) join_with_only(brief, fulls.at(key), reason, fits);
  }

  template <class Fits>
  void join_with_only(std::uint32_t brief, const std::vector<std::uint32_t>& bucket, std::string_view reason,
                      Fits fits) {
    std::uint32_t only = kNone;
    for (const std::uint32_t full : bucket) {
      if (full == brief || entities_.all[full].name.size() <= entities_.all[brief].name.size()) continue;
      if (!fits(entities_.all[brief], entities_.all[full])) continue;
      if (only != kNone && root(only) != root(full)) {  // two fit: nothing is joined
        for (const std::uint32_t each : {only, full}) note(brief, each, reason, false);
        return;
      }
      only = full;
    }
    if (only != kNone) join(brief, only, reason);
  }

  void join_companies() {
    const auto starts = [this](const Entity& full, auto use) {
      if (!has_legal_form(lexicon_, full.name)) return;
      const std::u32string name = utf8::decode_all(full.name);
      std::vector<std::uint64_t> keys;
      for (std::size_t i = 0; i + 2 <= name.size() && i <= kLongestSeat; ++i)
        keys.push_back(hash64(utf8::encode(name.substr(i, 2))));
      sort_unique(keys);
      std::for_each(keys.begin(), keys.end(), use);
    };
    const auto start = [this](const Entity& brief) {
      return has_legal_form(lexicon_, brief.name) ? kNoKey
                                                  : hash64(utf8::encode(utf8::decode_all(brief.name).substr(0, 2)));
    };
    join_each(
        Label::kEnterprise, "short form of a company's name", starts, start,
        [this](const Entity& brief, const Entity& full) { return shortens_company(lexicon_, brief.name, full.name); });
  }

  /// 卫生服务中心 and 社区卫生服务中心 of one town.
  void join_organ_tails(Label label) {
    const auto ends = [](const Entity& full, auto use) {
      if (full.area != kNone) for_each_end(full.rest, 3, [&](std::string_view end) { use(hash64(end) + full.area); });
    };
    const auto whole = [](const Entity& brief) {
      return brief.area == kNone || points(brief.rest) < 3 ? kNoKey : hash64(brief.rest) + brief.area;
    };
    join_each(label, "end of the name of an organ of the same area", ends, whole,
              [](const Entity& brief, const Entity& full) {
                return full.area == brief.area && full.rest.ends_with(brief.rest);
              });
  }

  /// 安平来福店 and 来福店.
  void join_without_area(Label label) {
    const auto rest = [](const Entity& full, auto use) {
      if (full.area != kNone) use(hash64(full.rest));
    };
    const auto name = [](const Entity& brief) {
      return brief.area != kNone || points(brief.name) < 3 ? kNoKey : hash64(brief.name);
    };
    join_each(label, "the name without its area", rest, name, [](const Entity& brief, const Entity& full) {
      // What is named by its kind (老年食堂) is the one of its own article alone.
      const bool generic =
          brief.label == Label::kPlace || brief.label == Label::kProgramme || brief.label == Label::kEvent;
      return full.rest == brief.name && (!generic || brief.article == full.article);
    });
  }

  /// 急救技能培训 and 社区居民急救技能培训 of one article.
  void join_tails_in_article(Label label) {
    const auto ends = [](const Entity& full, auto use) {
      for_each_end(full.name, 4, [&](std::string_view end) { use(hash64(end) + full.article); });
    };
    const auto whole = [](const Entity& brief) {
      return points(brief.name) < 4 ? kNoKey : hash64(brief.name) + brief.article;
    };
    join_each(label, "end of a fuller name in the same article", ends, whole,
              [](const Entity& brief, const Entity& full) {
                return full.article == brief.article && full.name.ends_with(brief.name);
              });
  }

  bool tells_apart(char32_t c) const { return lexicon_.has(c, feature::kTellingCharacter); }

  /// 巡河航天 and 巡江航天 of one page: two spellings of a firm's name of four characters or more, one of them declared
  /// or short for a full name. Not where the characters that differ count or point (一厂, 东店).
  void join_variants() {
    std::map<std::size_t, std::vector<std::uint32_t>> alike;  // by length
    for (std::uint32_t e = 0; e < entities_.all.size(); ++e) {
      const Entity& entity = entities_.all[e];
      if (entity.label == Label::kEnterprise && !entity.mentions.empty() && points(entity.name) >= 4 &&
          points(entity.name) <= 8)
        alike[points(entity.name)].push_back(e);
    }
    for (const auto& [length, all] : alike)
      for (const auto& [a, b] : pairs_one_apart(all)) {
        if (root(a) == root(b)) continue;
        const std::u32string one = utf8::decode_all(entities_.all[a].name),
                             other = utf8::decode_all(entities_.all[b].name);
        bool telling = false;
        for (std::size_t i = 0; i < one.size(); ++i)
          telling = telling || (one[i] != other[i] && (tells_apart(one[i]) || tells_apart(other[i])));
        const bool known =
            root(a) != a || root(b) != b || !entities_.all[a].declared.empty() || !entities_.all[b].declared.empty();
        if (!telling && known) join(root(a) == a ? a : b, root(a) == a ? b : a, "two spellings, one character apart");
      }
  }

  /// Pairs (a, b), a < b, of entities whose names are one code point apart; sorted. Those that are alike but for one
  /// place share a key for that place, so no others are compared.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_one_apart(const std::vector<std::uint32_t>& all) const {
    if (all.size() < 2) return {};
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> but_one;
    for (const std::uint32_t e : all) {
      std::u32string name = utf8::decode_all(entities_.all[e].name);
      for (std::size_t i = 0; i < name.size() && name.size() >= 3; ++i) {
        const char32_t own = std::exchange(name[i], U'\0');  // its place stays in the key
        but_one[hash64({reinterpret_cast<const char*>(name.data()), name.size() * sizeof(char32_t)})].push_back(e);
        name[i] = own;
      }
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
    for (const auto& [key, alike] : but_one)
      for (std::size_t i = 0; i < alike.size(); ++i)
        for (std::size_t k = i + 1; k < alike.size(); ++k)
          if (one_point_apart(entities_.all[alike[i]].name, entities_.all[alike[k]].name))
            out.push_back(std::minmax(alike[i], alike[k]));
    sort_unique(out);
    return out;
  }

  /// Those who hold offices, by article and first code point of the name, in the order of the relations.
  std::map<std::pair<std::uint32_t, std::string>, std::vector<const Relation*>> office_holders() const {
    std::map<std::pair<std::uint32_t, std::string>, std::vector<const Relation*>> out;
    for (const Relation& relation : extraction_.relations) {
      if (relation.type != RelationType::kHoldsRole) continue;
      const std::uint32_t person = entities_.of_mention[relation.head];
      if (person == kNone) continue;
      const std::u32string name = utf8::decode_all(entities_.all[person].name);
      out[{extraction_.mentions[relation.head].article, utf8::encode(name.substr(0, 1))}].push_back(&relation);
    }
    return out;
  }

  /// 李书记 with the 李明华 who is 书记 in the same article.
  void join_partial_people() {
    const auto is_partial = [](const Entity& each) {
      return each.label == Label::kPerson && find_property(each.properties, "partial") != nullptr;
    };
    if (std::none_of(entities_.all.begin(), entities_.all.end(), is_partial)) return;
    const auto holders = office_holders();
    for (std::uint32_t e = 0; e < entities_.all.size(); ++e) {
      const Entity& partial = entities_.all[e];
      if (!is_partial(partial)) continue;
      const std::u32string name = utf8::decode_all(partial.name);
      if (name.size() < 2) continue;
      const std::string surname = utf8::encode(name.substr(0, 1));
      const std::string office = utf8::encode(name.substr(1));
      std::uint32_t only = kNone;
      bool several = false;
      const auto found = holders.find({partial.article, surname});
      if (found == holders.end()) continue;
      for (const Relation* relation : found->second) {
        const std::uint32_t person = entities_.of_mention[relation->head];
        if (person == e || !relation->role.ends_with(office)) continue;
        several = several || (only != kNone && only != person);
        only = person;
      }
      if (only != kNone && !several) join(e, only, "surname and office of one who holds it");
    }
  }

  /// Offices of each person: organ and role.
  std::map<std::uint32_t, std::set<std::pair<std::uint32_t, std::string>>> offices() const {
    std::map<std::uint32_t, std::set<std::pair<std::uint32_t, std::string>>> out;
    for (const Relation& relation : extraction_.relations) {
      if (relation.type != RelationType::kHoldsRole) continue;
      const std::uint32_t person = entities_.of_mention[relation.head], organ = entities_.of_mention[relation.tail];
      if (person != kNone && organ != kNone) out[person].emplace(root(organ), relation.role);
    }
    return out;
  }

  /// Two full names one code point apart that hold two offices alike are one person, misprinted once.
  void join_misprinted_people() {
    const auto held = offices();
    std::vector<std::uint32_t> people;
    for (const auto& [person, offices] : held)
      if (offices.size() >= 2) people.push_back(person);
    for (const auto& [a, b] : pairs_one_apart(people)) {
      std::size_t shared = 0;
      for (const auto& office : held.at(a)) shared += held.at(b).count(office);
      if (shared < 2) continue;
      const bool more = entities_.all[a].mentions.size() >= entities_.all[b].mentions.size();
      join(more ? b : a, more ? a : b, "one character apart, with two offices alike");
    }
  }

  void settle() {
    for (std::uint32_t e = 0; e < entities_.all.size(); ++e) {
      const std::uint32_t to = root(e);
      if (to == e) continue;
      Entity& from = entities_.all[e];
      Entity& into = entities_.all[to];
      into.forms.insert(into.forms.end(), from.forms.begin(), from.forms.end());
      into.forms.push_back(from.name);
      into.declared.insert(into.declared.end(), from.declared.begin(), from.declared.end());
      into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
      for (const auto& [key, value] : from.properties)
        if (key != "partial" && find_property(into.properties, key) == nullptr)
          set_property(into.properties, key, value);
      into.article = std::min(into.article, from.article);
      from.mentions.clear();
    }
    for (std::uint32_t& entity : entities_.of_mention)
      if (entity != kNone) entity = root(entity);
    for (EntityJoin& each : entities_.joins) each.entity = root(each.entity);
    for (Entity& entity : entities_.all)
      if (entity.organ != kNone) entity.organ = root(entity.organ);
  }

  const Lexicon& lexicon_;
  const extract::Extraction& extraction_;
  Entities& entities_;
  mutable std::vector<std::uint32_t> into_;
};

}  // namespace

void merge_coreferent(const Lexicon& lexicon, const extract::Extraction& extraction, Entities& entities) {
  Joiner(lexicon, extraction, entities).run();
}

}  // namespace govgraph::resolve
