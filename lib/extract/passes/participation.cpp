// SPDX-License-Identifier: Apache-2.0
// Finds who takes part: 李明出席会议, 甲科技、乙电子等8家企业参加 -> PARTICIPATES_IN the event or alliance named,
// else the event that the article tells of. Declines groups without a name.
#include <set>

#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

bool takes_part(const Reading& reading, const Clause& clause) {
  if (clause.first(Category::kParticipate) != nullptr) return true;
  constexpr std::u32string_view kWords[] = {U"参会", U"到会", U"代表参加", U"进行了交流", U"交流发言", U"通报了", U"受邀", U"作了介绍", U"出席", U"组成", U"入驻", U"亮相"};
  const std::u32string_view text = reading.document.at(clause.span);
  for (const std::u32string_view word : kWords)
    if (text.find(word) != std::u32string_view::npos) return true;
  return false;
}

bool may_take_part(const Mention& mention) { return mention.label == Label::kPerson || is_organisation(mention.label); }

class ParticipationReader {
 public:
  explicit ParticipationReader(Reading& reading) : reading_(reading), relator_(reading, RelationType::kParticipatesIn) {}

  bool organizes(std::uint32_t who, std::uint32_t what) const { return organizes_.contains({who, what}); }

  /// 林女士笑着说 in the report of an event: who is quoted there was there.
  void read_quoted(const Clause& clause) {
    const std::uint32_t event = reading_.clauses.topic_event[clause.article];
    if (event == kNone || clause.first(Category::kSpeechVerb) == nullptr) return;
    for (const std::uint32_t name : clause.names)
      if (reading_.mentions[name].label == Label::kPerson && !in_title_.contains(name))
        relator_.add(clause, name, event, 0.6F, "quoted-at-event");
  }

  /// 谈起助餐服务，家住柳河社区的何阿姨连连称赞: residents named beside a service use it.
  void read_residents() {
    const auto& clauses = reading_.clauses.all;
    for (std::size_t c = 0; c < clauses.size();) {
      std::size_t end = c + 1;
      while (end < clauses.size() && clauses[end].sentence == clauses[c].sentence) ++end;
      std::uint32_t person = kNone, service = kNone;
      std::size_t at = c;
      for (std::size_t k = c; k < end; ++k)
        for (const std::uint32_t name : clauses[k].names) {
          const Mention& mention = reading_.mentions[name];
          if (mention.label == Label::kPerson && mention.naming == Naming::kPartial && person == kNone) {
            person = name;
            at = k;
          }
          if (mention.label == Label::kProgramme && service == kNone) service = name;
        }
      if (!clauses[c].heading) relator_.add(clauses[at], person, service, 0.62F, "resident-beside-service");
      c = end;
    }
  }

  void run() {
    read_residents();
    for (const Relation& relation : reading_.relations)
      if (relation.rule == "office-before-name") in_title_.insert(relation.tail);
      else if (relation.type == RelationType::kOrganizes) organizes_.emplace(relation.head, relation.tail);
    for (const Clause& clause : reading_.clauses.all)
      if (!clause.heading && takes_part(reading_, clause)) read(clause);
      else if (!clause.heading) read_quoted(clause);
  }

 private:
  /// 成立“X联盟”，首批吸收A、B加入: what is joined stands in an earlier clause of the sentence.
  std::vector<std::uint32_t> joined_in_sentence(const Clause& clause) const {
    if (reading_.document.at(clause.span).find(U"加入") == std::u32string_view::npos) return {};
    const auto at = static_cast<std::size_t>(&clause - reading_.clauses.all.data());
    for (std::size_t c = at; c-- > 0 && reading_.clauses.all[c].sentence == clause.sentence;) {
      const auto groups = names_after(reading_, reading_.clauses.all[c], reading_.clauses.all[c].span.begin, {Label::kSocialOrg, Label::kProgramme});
      if (!groups.empty()) return {groups.back()};
    }
    return {};
  }

  void read(const Clause& clause) {
    const Trigger* verb = clause.first(Category::kParticipate);
    const std::uint32_t from = verb == nullptr ? clause.span.begin : verb->span.end;
    auto things = names_after(reading_, clause, from, {Label::kEvent, Label::kProgramme, Label::kSocialOrg});
    const bool named = !things.empty();
    if (!named && clause.first(Category::kParticipate) != nullptr) things = joined_in_sentence(clause);
    if (things.empty()) {
      const std::uint32_t topic = reading_.clauses.topic_event[clause.article];
      if (topic == kNone) return;
      things = {topic};
    }
    bool any = false;
    for (const std::uint32_t name : clause.names) {
      if (!may_take_part(reading_.mentions[name]) || in_title_.contains(name) || organizes(name, things.front())) continue;
      if (verb != nullptr && reading_.mentions[name].span.begin >= verb->span.end && named) continue;
      any = true;
      relator_.add(clause, name, things.front(), named ? 0.88F : 0.8F, "takes-part");
    }
    if (any || clause.carried > 1) return;
    for (const std::uint32_t subject : clause.subjects)
      if (may_take_part(reading_.mentions[subject]) && !organizes(subject, things.front()))
        relator_.add(clause, subject, things.front(), 0.8F, "takes-part", true);
  }

  Reading& reading_;
  Relator relator_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> organizes_;  ///< who runs a thing does not also take part in it
  std::set<std::uint32_t> in_title_;  ///< organs that only say whose office someone holds
};

}  // namespace

void run_participation(Reading& reading, Diagnostics&) { ParticipationReader(reading).run(); }

}  // namespace govgraph::extract
