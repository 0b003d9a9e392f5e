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
    read_title_works();
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

  /// What the title names, the organ of the lead runs, with those it works with there: a title says 打造“X联盟”, the
  /// lead 某街区党支部联合某中心….
  void read_title_works() {
    const auto& clauses = reading_.clauses.all;
    for (std::size_t c = 0; c < clauses.size(); ++c) {
      const Clause& lead = clauses[c];
      const bool first = !lead.heading && lead.carried == 0 && !lead.subjects.empty() && lead.article >= led_;
      if (!first) continue;
      led_ = lead.article + 1;
      for (const std::uint32_t work : title_works(lead.article)) {
        for (const std::uint32_t subject : lead.subjects) add_lead(lead, subject, work);
        const Trigger* with = lead.first(Category::kCooperate);
        if (with == nullptr) continue;
        for (const std::uint32_t name : lead.names)
          if (reading_.mentions[name].span.begin >= with->span.end) add_lead(lead, name, work);
      }
    }
  }

  void add_lead(const Clause& lead, std::uint32_t organ, std::uint32_t work) {
    const Label label = reading_.mentions[organ].label;
    if (is_organisation(label) && label != Label::kEnterprise)
      relator_.add(lead, organ, work, 0.68F, "runs-what-the-title-names");
  }

  std::vector<std::uint32_t> title_works(std::uint32_t article) const {
    std::vector<std::uint32_t> out;
    for (const Clause& clause : reading_.clauses.all)
      if (clause.article == article && reading_.document.sentences[clause.sentence].role == Sentence::Role::kTitle)
        for (const std::uint32_t name : clause.names)
          if (reading_.mentions[name].label == Label::kProgramme || reading_.mentions[name].label == Label::kSocialOrg) out.push_back(name);
    return out;
  }

  void add_all(const Clause& clause, std::uint32_t object, float confidence, std::string_view rule) {
    for (const std::uint32_t subject : clause.subjects)
      if (reading_.mentions[subject].label != Label::kPlace) relator_.add(clause, subject, object, confidence, rule, true);
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
  std::uint32_t led_ = 0;  ///< articles whose lead has been met
};

}  // namespace

void run_organizing(Reading& reading, Diagnostics&) { OrganizingReader(reading).run(); }

}  // namespace govgraph::extract
