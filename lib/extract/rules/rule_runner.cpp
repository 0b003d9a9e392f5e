// SPDX-License-Identifier: Apache-2.0
#include "extract/rules/rule_runner.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.hpp"
#include "extract/amounts.hpp"
#include "extract/discourse.hpp"
#include "extract/mention_list.hpp"
#include "extract/rules/matcher.hpp"
#include "extract/rules/rule_set.hpp"

namespace govgraph::extract {
namespace {

constexpr std::size_t kMaxMatches = 256;

class RuleRunner {
 public:
  RuleRunner(Reading& reading, RelationType relation)
      : reading_(reading), words_(reading.clause_words), matcher_(reading), relator_(reading, relation) {}

  void apply(const Rule& rule, std::size_t clause) {
    rule_ = &rule;
    clause_ = clause;
    given_.clear();
    if (!let_pass(none_, true)) return;
    // The matcher's result is overwritten by the searches of the sources and guards.
    matches_ = matcher_.find(rule.match, words_.stretch(reading_, clause, clause + 1), none_,
                             rule.first_only ? 1 : kMaxMatches);
    for (const PatternMatch& match : matches_) {
      Bindings bindings;
      matcher_.bind(match, bindings);
      if (take_sources(bindings)) add_pairs(bindings);
    }
  }

 private:
  const Clause& clause() const { return reading_.discourse.clauses[clause_]; }

  bool take_sources(Bindings& bindings) {
    return std::all_of(rule_->sources.begin(), rule_->sources.end(), [&](const auto& line) {
      for (std::size_t i = line.begin; i < line.end; ++i)
        if (take(rule_->sources_flat[i], bindings)) return true;
      return !line.needed;
    });
  }

  bool take(const Source& source, Bindings& bindings) {
    using From = Source::From;
    if (source.from == From::kSearch) return search(source.search, bindings, &bindings);
    std::vector<std::uint32_t> mentions = mentions_of(source, bindings);
    std::erase_if(mentions, [&](std::uint32_t each) { return !matcher_.passes(each, source.filter); });
    if (mentions.empty()) return false;
    const Span span{reading_.mentions[mentions.front()].span.begin, reading_.mentions[mentions.back()].span.end};
    const bool carried = source.from == From::kSubjects || source.from == From::kNearSubjects ||
                         (source.from == From::kOrganOf && bindings[source.of].carried);
    bindings[source.slot] = {true, carried, span, std::move(mentions)};
    return true;
  }

  std::vector<std::uint32_t> mentions_of(const Source& source, const Bindings& bindings) {
    using From = Source::From;
    const auto one = [](std::uint32_t mention) {
      return mention == kNone ? std::vector<std::uint32_t>{} : std::vector<std::uint32_t>{mention};
    };
    const Discourse& discourse = reading_.discourse;
    const std::uint32_t topic = discourse.topic_actor[clause().article];
    switch (source.from) {
      case From::kSubjects:
        return clause().subjects;
      case From::kNearSubjects:
        return clause().subject_from > SubjectFrom::kSentence ? std::vector<std::uint32_t>{} : clause().subjects;
      case From::kNextSubjects:
        return next_subjects();
      case From::kNames:
        return clause().names;
      case From::kTopicEvent:
        return one(discourse.event_at_hand[clause_]);
      case From::kTopicActor:
        return one(topic);
      case From::kTopicArea:
        return one(topic == kNone || reading_.mentions[topic].label == Label::kArea ? topic
                                                                                    : reading_.mentions[topic].within);
      case From::kPatient:
        return one(patient_of(reading_, clause_, source.filter.labels));
      case From::kAntecedent:
        return one(antecedent(bindings[source.of].span, source.filter));
      case From::kWithin:
        return one(bindings[source.of].mentions.empty()
                       ? kNone
                       : reading_.mentions[bindings[source.of].mentions.front()].within);
      case From::kOrganOf:
        return organs_of(bindings[source.of].mentions);
      case From::kSearch:
        break;
    }
    return {};
  }

  std::uint32_t antecedent(Span noun, const MentionFilter& filter) const {
    const std::u32string_view words = reading_.document.at(noun);
    const auto& all = reading_.discourse.clauses;
    if (words.empty()) return kNone;
    constexpr std::uint32_t kParagraphsBefore = 2;
    for (std::size_t c = clause_; c-- > 0 && clause_ - c <= kDiscourseReach &&
                                  clause().paragraph - all[c].paragraph <= kParagraphsBefore &&
                                  all[c].article == clause().article;)
      for (auto name = all[c].names.rbegin(); name != all[c].names.rend(); ++name) {
        const Span span = reading_.mentions[*name].span;
        if (span.size() > words.size() && reading_.document.at(span).ends_with(words) && matcher_.passes(*name, filter))
          return *name;
      }
    return kNone;
  }

  std::vector<std::uint32_t> next_subjects() const {
    const std::size_t next = clause_ + 1;
    if (next >= reading_.discourse.last_of_sentence[clause_] ||
        reading_.discourse.clauses[next].subject_from != SubjectFrom::kClause)
      return {};
    return reading_.discourse.clauses[next].subjects;
  }

  std::vector<std::uint32_t> organs_of(std::vector<std::uint32_t> people) {
    note_relations();
    for (std::uint32_t& each : people)
      if (const auto organ = office_of_.find(each); organ != office_of_.end()) each = organ->second;
    return people;
  }

  /// Whether the pattern matches in its scope; puts what it captures there into `out`, if given, which may be
  /// `bindings`.
  bool search(const Search& search, const Bindings& bindings, Bindings* out) {
    const auto in = [&](std::size_t first, std::size_t last) {
      return search_in(search, words_.stretch(reading_, first, last), bindings, out);
    };
    const std::size_t first = reading_.discourse.first_of_sentence[clause_],
                      last = reading_.discourse.last_of_sentence[clause_];
    const auto& all = reading_.discourse.clauses;
    switch (search.scope) {
      case Scope::kClause:
        return in(clause_, clause_ + 1);
      case Scope::kSentence:
        return in(std::max(first, clause_ - std::min(clause_, kDiscourseReach)),
                  std::min(last, clause_ + kDiscourseReach));
      case Scope::kPrevious:
        return clause_ > first && in(clause_ - 1, clause_);
      case Scope::kNext:
        return clause_ + 1 < last && in(clause_ + 1, clause_ + 2);
      case Scope::kEarlier:
        return search_back(search, bindings, out,
                           [&](const Clause& each) { return each.sentence == clause().sentence; });
      case Scope::kLater:
        for (std::size_t c = clause_ + 1; c < std::min(last, clause_ + kDiscourseReach); ++c)
          if (in(c, c + 1)) return true;
        return false;
      case Scope::kParagraph:
        return search_back(search, bindings, out, [&](const Clause& each) {
          return each.article == clause().article && each.paragraph == clause().paragraph;
        });
      case Scope::kArticle:
        return search_back(search, bindings, out, [&](const Clause& each) { return each.article == clause().article; });
      case Scope::kHeading:
      case Scope::kHeadings:
        return search_headings(search, bindings, out);
      case Scope::kTitle: {
        const std::uint32_t title = reading_.discourse.title[clause().article];
        std::size_t end = title;
        while (end < all.size() && end - title < kDiscourseReach && is_title(all[end])) ++end;
        return title != kNone && in(title, end);
      }
    }
    return false;
  }

  bool is_title(const Clause& each) const {
    return each.article == clause().article &&
           reading_.document.sentences[each.sentence].role == Sentence::Role::kTitle;
  }

  template <class Belongs>
  bool search_back(const Search& search, const Bindings& bindings, Bindings* out, Belongs belongs) {
    for (std::size_t c = clause_; c-- > 0 && clause_ - c <= kDiscourseReach && belongs(reading_.discourse.clauses[c]);)
      if (search_in(search, words_.stretch(reading_, c, c + 1), bindings, out)) return true;
    return false;
  }

  bool search_headings(const Search& search, const Bindings& bindings, Bindings* out) {
    std::size_t seen = 0;
    for (std::uint32_t at = reading_.discourse.heading_above[clause_]; at != kNone && seen < kDiscourseReach; ++seen) {
      const std::uint32_t first = reading_.discourse.first_of_sentence[at];
      if (search_in(search, words_.stretch(reading_, first, at + 1), bindings, out)) return true;
      if (search.scope == Scope::kHeading) return false;
      at = reading_.discourse.heading_above[first];
    }
    return false;
  }

  bool search_in(const Search& search, const Stretch& stretch, const Bindings& bindings, Bindings* out) {
    const std::size_t most = out != nullptr && (search.last || search.every) ? kMaxMatches : 1;
    const std::vector<PatternMatch>& matches = matcher_.find(search.pattern, stretch, bindings, most);
    if (matches.empty() || out == nullptr) return !matches.empty();
    if (!search.every) {
      matcher_.bind(search.last ? last_of(matches) : matches.front(), *out);
      return true;
    }
    Bindings all;
    for (const PatternMatch& match : matches) {
      Bindings one;
      matcher_.bind(match, one);
      for (std::size_t i = 0; i < kMaxSlots; ++i) join(one[i], all[i]);
    }
    for (std::size_t i = 0; i < kMaxSlots; ++i)
      if (all[i].bound) (*out)[i] = std::move(all[i]);
    return true;
  }

  /// Of those that begin last the first.
  static const PatternMatch& last_of(const std::vector<PatternMatch>& matches) {
    return *std::max_element(matches.begin(), matches.end(),
                             [](const PatternMatch& a, const PatternMatch& b) { return a.begin < b.begin; });
  }

  static void join(const Binding& one, Binding& all) {
    if (!one.bound) return;
    all.span =
        all.bound ? Span{std::min(all.span.begin, one.span.begin), std::max(all.span.end, one.span.end)} : one.span;
    all.bound = true;
    for (const std::uint32_t each : one.mentions)
      if (std::find(all.mentions.begin(), all.mentions.end(), each) == all.mentions.end()) all.mentions.push_back(each);
  }

  /// Each head with each tail, once a clause, when the guards let it pass. `single`: all of them, and in it then one
  /// pair after another.
  void add_pairs(Bindings& single) {
    const Binding heads = single[rule_->head], tails = single[rule_->tail];
    const auto put = [&](std::uint8_t slot, bool carried, std::uint32_t mention) {
      Binding& binding = single[slot];
      binding.bound = true;
      binding.carried = carried;
      binding.span = reading_.mentions[mention].span;
      binding.mentions.assign(1, mention);
    };
    for (const std::uint32_t head : heads.mentions)
      for (const std::uint32_t tail : tails.mentions) {
        const std::pair<std::uint32_t, std::uint32_t> pair{head, tail};
        if (head == tail || std::find(given_.begin(), given_.end(), pair) != given_.end()) continue;
        put(rule_->head, heads.carried, head);
        put(rule_->tail, tails.carried, tail);
        if (!let_pass(single, false)) continue;
        given_.push_back(pair);
        add(single, head, tail);
      }
  }

  /// What the guards say that look at the clause alone, or those that look at what was found.
  bool let_pass(const Bindings& bindings, bool of_clause) {
    return std::all_of(rule_->guards.begin(), rule_->guards.end(), [&](const Guard& guard) {
      if (guard.of_clause != of_clause) return true;
      const bool all = std::all_of(guard.all.begin(), guard.all.end(), [&](const Condition& condition) {
        return holds(condition, bindings) != condition.negated;
      });
      return all != guard.excludes;
    });
  }

  bool holds(const Condition& condition, const Bindings& bindings) {
    using Kind = Condition::Kind;
    const auto mention = [&](std::uint8_t slot) -> const Mention* {
      return slot == kNoSlot || bindings[slot].mentions.empty() ? nullptr
                                                                : &reading_.mentions[bindings[slot].mentions.front()];
    };
    switch (condition.kind) {
      case Kind::kHeading:
        return clause().heading;
      case Kind::kTitle:
        return is_title(clause());
      case Kind::kSpeech:
        return clause().speech;
      case Kind::kPlanned:
        return clause().planned;
      case Kind::kLead:
        return clause().heading || reading_.discourse.lead[clause().article] == clause().sentence;
      case Kind::kEventTold:
        return reading_.discourse.event_at_hand[clause_] != kNone;
      case Kind::kCarried:
        return clause().subject_from > condition.carried;
      case Kind::kWord:
        return bindings[condition.slot].bound && matcher_.is_word(bindings[condition.slot].span, condition.words);
      case Kind::kTest:
        return mention(condition.slot) != nullptr &&
               matcher_.passes(bindings[condition.slot].mentions.front(), condition.filter);
      case Kind::kRelated:
        return related(condition, bindings);
      case Kind::kSameName:
        return mention(condition.slot) != nullptr && mention(condition.other) != nullptr &&
               mention(condition.slot)->name == mention(condition.other)->name;
      case Kind::kSameNoun:
        return mention(condition.slot) != nullptr && mention(condition.other) != nullptr &&
               same_noun(*mention(condition.slot), *mention(condition.other));
      case Kind::kSearch:
        return search(condition.search, bindings, nullptr);
    }
    return false;
  }

  bool same_noun(const Mention& a, const Mention& b) const {
    const std::u32string_view one = reading_.document.at(a.span), other = reading_.document.at(b.span);
    return a.label == b.label && one.size() > 2 && other.size() > 2 &&
           one.substr(one.size() - 2) == other.substr(other.size() - 2);
  }

  bool related(const Condition& condition, const Bindings& bindings) {
    note_relations();
    const auto end = [&](std::uint8_t slot) {
      return slot == kNoSlot || bindings[slot].mentions.empty() ? kNone : bindings[slot].mentions.front();
    };
    return related_.contains(key_of(condition.relation, end(condition.slot), end(condition.other)));
  }

  /// One number for two ends of a relation; kNone stands for anything. Documents have fewer than 2^29 mentions.
  static std::uint64_t key_of(RelationType type, std::uint32_t head, std::uint32_t tail) {
    constexpr std::uint64_t kBits = 0x1FFFFFFF;
    return static_cast<std::uint64_t>(type) << 58 | (head & kBits) << 29 | (tail & kBits);
  }

  /// What was added since it was last asked.
  void note_relations() {
    if (noted_ == 0) related_.reserve(3 * reading_.relations.size());
    for (; noted_ < reading_.relations.size(); ++noted_) {
      const Relation& each = reading_.relations[noted_];
      related_.insert({key_of(each.type, each.head, each.tail), key_of(each.type, kNone, each.tail),
                       key_of(each.type, each.head, kNone)});
      if (each.type == RelationType::kHoldsRole) office_of_[each.head] = each.tail;
    }
  }

  void add(const Bindings& bindings, std::uint32_t head, std::uint32_t tail) {
    const bool carried = bindings[rule_->head].carried || bindings[rule_->tail].carried;
    Relation* relation = relator_.add(clause(), head, tail, rule_->confidence, rule_->name, carried);
    if (relation == nullptr) return;
    if (rule_->evidence == RuleEvidence::kSentence)
      relation->evidence = reading_.document.sentences[clause().sentence].span;
    if (rule_->evidence == RuleEvidence::kNames) {
      const Span one = reading_.mentions[head].span, other = reading_.mentions[tail].span;
      relation->evidence = {std::min(one.begin, other.begin), std::max(one.end, other.end)};
    }
    for (const Addition& each : rule_->additions) {
      const std::string value = value_of(each, bindings);
      if (value.empty()) continue;
      if (each.key == "role")
        relation->role = value;
      else
        set_property(relation->properties, each.key, value);
    }
    if (reading_.rule_matches != nullptr) note(bindings);
  }

  std::string value_of(const Addition& addition, const Bindings& bindings) const {
    switch (addition.value) {
      case Addition::Value::kText:
        return addition.text;
      case Addition::Value::kSum:
        return sum_in(reading_.document.at(clause().span));
      case Addition::Value::kYear:
        return year_in(reading_.document.at(clause().span));
      case Addition::Value::kWords:
        return utf8::encode(reading_.document.at(bindings[addition.slot].span));
    }
    return {};
  }

  void note(const Bindings& bindings) {
    RuleMatch match{static_cast<std::uint32_t>(reading_.relations.size() - 1), {}};
    for (std::size_t i = 0; i < rule_->slots.size(); ++i)
      if (bindings[i].bound) match.parts.emplace_back(rule_->slots[i], bindings[i].span);
    reading_.rule_matches->push_back(std::move(match));
  }

  Reading& reading_;
  const ClauseWords& words_;
  Matcher matcher_;
  Relator relator_;
  const Rule* rule_ = nullptr;
  std::size_t clause_ = 0;
  const Bindings none_{};
  std::vector<PatternMatch> matches_;  ///< of the rule in the clause
  std::unordered_set<std::uint64_t> related_;
  std::unordered_map<std::uint32_t, std::uint32_t> office_of_;  ///< by person the organ of the office named last
  std::size_t noted_ = 0;                                       ///< relations that are in both
  std::vector<std::pair<std::uint32_t, std::uint32_t>> given_;  ///< by this rule in this clause
};

}  // namespace

void run_rules(Reading& reading, RelationType relation) {
  const std::vector<RuleTry>& tries = reading.clause_words.tries[static_cast<std::size_t>(relation)];
  if (tries.empty()) return;
  const std::span<const Rule> rules = reading.rules->rules();
  RuleRunner runner(reading, relation);
  for (const RuleTry& each : tries) runner.apply(rules[each.rule], each.clause);
}

}  // namespace govgraph::extract
