// SPDX-License-Identifier: Apache-2.0
// Finds where people live or come from: 家住柳河社区的何阿姨 -> LIVES_IN (residence); 来自安徽的小王 (origin);
// 柳河村李大爷 (residence). Declines areas that only lie near a name.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::initializer_list<Label> kHomes = {Label::kArea, Label::kPlace, Label::kRoad};

void add(Relator& relator, const Clause& clause, std::uint32_t person, std::uint32_t home, bool origin,
         float confidence, std::string_view rule) {
  if (Relation* relation = relator.add(clause, person, home, confidence, rule))
    set_property(relation->properties, "kind", origin ? "origin" : "residence");
}

/// 望江苑12号楼: of a building its estate.
std::uint32_t estate_of(const Reading& reading, std::uint32_t home) {
  const Mention& place = reading.mentions[home];
  return place.label == Label::kPlace && place.rule == "building" && place.within != kNone ? place.within : home;
}

/// 家住… and 来自…: the person after the home, or the subject.
void read_reside(const Reading& reading, Relator& relator, const Clause& clause) {
  for (const Trigger& trigger : clause.triggers) {
    if (!trigger.is(Category::kReside) || reading.document.at(trigger.span).find(U"落户") != std::u32string_view::npos)
      continue;
    const auto homes = names_after(reading, clause, trigger.span.end, kHomes);
    if (homes.empty() || reading.mentions[homes.front()].span.begin > trigger.span.end + 4) continue;
    const bool origin = reading.document.at(trigger.span).find(U"来自") != std::u32string_view::npos ||
                        reading.document.at(trigger.span).find(U'籍') != std::u32string_view::npos;
    const auto people = names_after(reading, clause, reading.mentions[homes.back()].span.end, {Label::kPerson});
    if (!people.empty()) {
      add(relator, clause, people.front(), estate_of(reading, homes.back()), origin, 0.93F, "lives-or-comes-from");
      continue;
    }
    for (const std::uint32_t subject : clause.subjects)
      if (reading.mentions[subject].label == Label::kPerson)
        add(relator, clause, subject, homes.front(), origin, 0.85F, "lives-or-comes-from");
  }
}

/// 柳河村李大爷, 柳河社区居民王小明: home and name stand together.
void read_adjacent(const Reading& reading, Relator& relator, const Clause& clause) {
  for (std::size_t i = 0; i + 1 < clause.names.size(); ++i) {
    const Mention& home = reading.mentions[clause.names[i]];
    const Mention& person = reading.mentions[clause.names[i + 1]];
    if (home.label != Label::kArea || person.label != Label::kPerson) continue;
    if (home.span.end > person.span.begin || person.span.begin - home.span.end > 4) continue;
    const std::u32string_view between = reading.document.at({home.span.end, person.span.begin});
    const bool resident =
        between == U"居民" || between == U"村民" || between == U"住户" || between == U"业主" || between == U"老人";
    if ((between.empty() && person.naming == Naming::kPartial) || resident)
      add(relator, clause, clause.names[i + 1], clause.names[i], false, 0.85F, "home-before-name");
  }
}

}  // namespace

void run_residence(Reading& reading, Diagnostics&) {
  Relator relator(reading, RelationType::kLivesIn);
  for (const Clause& clause : reading.clauses.all) {
    read_reside(reading, relator, clause);
    read_adjacent(reading, relator, clause);
  }
}

}  // namespace govgraph::extract
