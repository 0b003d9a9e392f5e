// SPDX-License-Identifier: Apache-2.0
// Finds who hosts, leads, launches or builds what: 柳河镇召开推进会, 由镇总工会牵头组建的联盟 -> ORGANIZES.
// The subject is carried over clauses and paragraphs, last to the article's topic. Declines clauses of taking part.
#include <algorithm>

#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

bool is_object(Label label) { return label == Label::kProgramme || label == Label::kEvent || label == Label::kSocialOrg; }

const Trigger* last_before(const Clause& clause, std::uint32_t position) {
  const Trigger* found = nullptr;
  for (const Trigger& trigger : clause.triggers)
    if (trigger.span.end <= position &&
        (trigger.is(Category::kOrganize) || trigger.is(Category::kParticipate) || trigger.is(Category::kReceive) ||
         trigger.is(Category::kOperate) || trigger.is(Category::kIssue)))
      found = &trigger;
  return found;
}

/// 通过, 依托, 运用, 推行 “…”机制: a mechanism that the subject works with is its own.
bool works_with(const Reading& reading, std::uint32_t begin) {
  constexpr std::u32string_view kVerbs[] = {U"通过", U"依托", U"运用", U"推行", U"推广", U"利用", U"落实", U"实行", U"探索", U"创新", U"深化", U"完善", U"打造", U"推出", U"构建", U"搭建"};
  const std::u32string_view before =
      reading.document.at({begin > 4 ? begin - 4 : 0, begin});
  for (const std::u32string_view verb : kVerbs)
    if (before.ends_with(verb) || (before.size() > verb.size() && before.substr(0, before.size() - 1).ends_with(verb))) return true;
  return false;
}

class OrganizingReader {
 public:
  explicit OrganizingReader(Reading& reading) : reading_(reading), relator_(reading, RelationType::kOrganizes) {}

  void run() {
    for (const Clause& clause : reading_.clauses.all) {
      for (const std::uint32_t name : clause.names) {
        const Mention& object = reading_.mentions[name];
        if (is_object(object.label) && object.naming != Naming::kBare) read_object(clause, name);
      }
      read_chair(clause);
    }
  }

 private:
  void read_object(const Clause& clause, std::uint32_t object) {
    const Span span = reading_.mentions[object].span;
    const bool is_subject = std::find(clause.subjects.begin(), clause.subjects.end(), object) != clause.subjects.end();
    if (is_subject && clause.carried == 0) return;
    const Trigger* trigger = last_before(clause, span.begin);
    const bool verb = trigger != nullptr && (trigger->is(Category::kOrganize) || trigger->is(Category::kIssue) || trigger->is(Category::kOperate));
    if (verb) {
      add_all(clause, object, 0.88F, "does");
    } else if (trigger == nullptr && works_with(reading_, span.begin)) {
      add_all(clause, object, 0.72F, "works-with");
    }
  }

  void add_all(const Clause& clause, std::uint32_t object, float confidence, std::string_view rule) {
    for (const std::uint32_t subject : clause.subjects) {
      const Label label = reading_.mentions[subject].label;
      // Who speaks of a plan does not carry it out: only the named subject of the clause itself counts.
      const bool speaks = label == Label::kPerson && (clause.carried > 0 || clause.first(Category::kSpeechVerb) != nullptr);
      if (label != Label::kPlace && !speaks) relator_.add(clause, subject, object, confidence, rule, true);
    }
  }

  /// 李明主持会议: of the event in the clause, or of the one that the article tells of.
  void read_chair(const Clause& clause) {
    const std::u32string_view text = reading_.document.at(clause.span);
    const bool chairs = text.find(U"主持") != std::u32string_view::npos || text.find(U"带队") != std::u32string_view::npos;
    if (!chairs || clause.carried > 1) return;
    const auto events = names_after(reading_, clause, clause.span.begin, {Label::kEvent});
    const std::uint32_t event = events.empty() ? reading_.clauses.topic_event[clause.article] : events.front();
    for (const std::uint32_t subject : clause.subjects)
      if (reading_.mentions[subject].label == Label::kPerson) relator_.add(clause, subject, event, 0.9F, "chairs");
  }

  Reading& reading_;
  Relator relator_;
};

}  // namespace

void run_organizing(Reading& reading, Diagnostics&) { OrganizingReader(reading).run(); }

}  // namespace govgraph::extract
