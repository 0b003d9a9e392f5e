// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/utf8.hpp"
#include "extract/phrase.hpp"
#include "extract/post_lines.hpp"
#include "extract/reading.hpp"
#include "lexicon/features.hpp"
#include "model/line_mark.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

bool ends_clause(char32_t c) {
  return c == U'，' || c == U'；' || c == U'：' || c == U'。' || c == U'！' || c == U'？' || c == U'\n' || c == U'|' ||
         c == U'\t';  // cells of a table
}

/// A subject is not what 在, 对, 向, 为, 从, 以, 给, 于, 到 lead to.
bool after_preposition(const Reading& reading, std::uint32_t begin) {
  if (begin > 2 && reading.document.at({begin - 2, begin}) == U"中共") begin -= 2;  // 被|中共|云岭县委
  if (begin == 0) return false;
  constexpr std::u32string_view kPrepositions = U"在对向为从以给于到至被把将使让";
  if (kPrepositions.find(reading.document.text()[begin - 1]) != std::u32string_view::npos) return true;
  const std::u32string_view before = reading.document.at({begin > 2 ? begin - 2 : 0, begin});
  return reading.lexicon.has(before, lexicon::feature::kLeadsToObject);
}

bool may_do(Label label) { return label == Label::kPerson || is_actor(label) || label == Label::kPlace; }

class ClauseReader {
 public:
  explicit ClauseReader(Reading& reading) : reading_(reading), text_(reading.document.text()) {}

  void run() {
    mark_outermost();
    for (std::uint32_t s = 0; s < reading_.document.sentences.size(); ++s) read_sentence(s);
    find_places();
    head_rows();
    find_topics();
    find_events_at_hand();
    carry_subjects();
  }

 private:
  void mark_outermost() {
    std::uint32_t end = 0;
    for (std::uint32_t i = 0; i < reading_.mentions.size(); ++i) {
      const Mention& mention = reading_.mentions[i];
      if (mention.span.begin < end) continue;
      outermost_.push_back(i);
      end = mention.span.end;
    }
  }

  void read_sentence(std::uint32_t s) {
    const Sentence& sentence = reading_.document.sentences[s];
    if (sentence.role == Sentence::Role::kCaption) return;
    std::uint32_t begin = sentence.span.begin;
    std::size_t name = static_cast<std::size_t>(
        std::lower_bound(outermost_.begin(), outermost_.end(), sentence.span.begin,
                         [&](std::uint32_t i, std::uint32_t p) { return reading_.mentions[i].span.begin < p; }) -
        outermost_.begin());
    for (std::uint32_t i = sentence.span.begin; i < sentence.span.end; ++i) {
      while (name < outermost_.size() && span_of(outermost_[name]).end <= i) ++name;
      if (name < outermost_.size() && span_of(outermost_[name]).contains(i)) {
        i = std::min(span_of(outermost_[name]).end, sentence.span.end) - 1;
        continue;
      }
      const bool line = text_[i] == kLineMark;
      if (line ? !line_ends_clause(reading_, {begin, i}, kVerbs) : !ends_clause(text_[i])) continue;
      add_clause(s, {begin, i + 1});
      begin = i + 1;
    }
    if (begin < sentence.span.end) add_clause(s, {begin, sentence.span.end});
  }

  Span span_of(std::uint32_t mention) const { return reading_.mentions[mention].span; }

  void add_clause(std::uint32_t s, Span span) {
    const Sentence& sentence = reading_.document.sentences[s];
    Clause clause;
    clause.span = span;
    clause.sentence = s;
    clause.article = sentence.article;
    clause.paragraph = sentence.paragraph;
    clause.heading = sentence.role != Sentence::Role::kBody;
    const auto first =
        std::lower_bound(outermost_.begin(), outermost_.end(), span.begin,
                         [&](std::uint32_t i, std::uint32_t p) { return reading_.mentions[i].span.begin < p; });
    auto last = first;
    while (last != outermost_.end() && span_of(*last).begin < span.end) ++last;
    clause.names.assign(first, last);
    add_triggers(clause);
    add_subjects(clause);
    reading_.discourse.clauses.push_back(std::move(clause));
  }

  void add_triggers(Clause& clause) {
    std::size_t name = 0;
    triggers_.clear();
    for (std::uint32_t t = reading_.token_at[clause.span.begin]; t < reading_.tokens.size(); ++t) {
      const Token& token = reading_.tokens[t];
      if (token.span.begin >= clause.span.end) break;
      if ((token.categories & kTriggers) == 0) continue;
      while (name < clause.names.size() && span_of(clause.names[name]).end <= token.span.begin) ++name;
      if (name < clause.names.size() && span_of(clause.names[name]).overlaps(token.span)) continue;
      triggers_.push_back({token.span, token.categories & kTriggers});
    }
    clause.triggers.assign(triggers_.begin(), triggers_.end());
    const std::uint32_t verb = first_verb(clause);
    for (const Trigger& trigger : clause.triggers) {
      if (trigger.is(Category::kPlanned) && trigger.span.begin <= verb && !turns_into(clause, trigger))
        clause.planned = true;
      if (trigger.is(Category::kNegation) && trigger.span.end == verb) clause.negated = true;
    }
  }

  /// 将原居委会升级为服务站: here 将 only leads to the object.
  bool turns_into(const Clause& clause, const Trigger& trigger) const {
    if (reading_.document.at(trigger.span) != U"将") return false;
    const std::u32string_view rest = reading_.document.at({trigger.span.end, clause.span.end});
    return reading_.lexicon.holds(rest, lexicon::feature::kMakesOfIt);
  }

  static std::uint32_t first_verb(const Clause& clause) {
    for (const Trigger& trigger : clause.triggers)
      if ((trigger.categories & kVerbs) != 0) return trigger.span.begin;
    return clause.span.end;
  }

  /// The names before the first verb that no preposition leads to; the last coordinated run of them.
  void add_subjects(Clause& clause) {
    // 以甲社区为主，乙、丙四个基地为辅: what plays a part is told, not what it does.
    const std::u32string_view words = reading_.document.at(clause.span);
    if (words.ends_with(U'，') &&
        reading_.lexicon.ends(words.substr(0, words.size() - 1), lexicon::feature::kSaysItsPart) > 0)
      return;
    const std::uint32_t verb = first_verb(clause);
    bool led_by_with = false;
    Span led{0, 0};  // the last name that a preposition leads to, and what is coordinated with it
    for (std::size_t i = 0; i < clause.names.size(); ++i) {
      const Mention& mention = reading_.mentions[clause.names[i]];
      // 与云南省|大理州签约: the chain of areas that 与 leads to.
      const bool goes_on_led = !led.empty() && (titles(led, mention) || coordinated(reading_, led, mention.span) ||
                                                (led.end == mention.span.begin && is_actor(mention.label)));
      if (after_preposition(reading_, mention.span.begin) || after_where(clause, mention.span.begin) ||
          with_alone(clause, i) || goes_on_led) {
        led_by_with = led_by_with && led.end == mention.span.begin
                          ? true
                          : mention.span.begin > 0 && text_[mention.span.begin - 1] == U'与';
        led = mention.span;
        continue;
      }
      // 浏阳日报讯(记者…): the paper tells, it does not act.
      if (mention.span.end < text_.size() && text_[mention.span.end] == U'讯') continue;
      // 公安分局|东山派出所: the first only says whose the second is.
      if (i + 1 < clause.names.size() && is_actor(mention.label) &&
          is_actor(reading_.mentions[clause.names[i + 1]].label) &&
          span_of(clause.names[i + 1]).begin == mention.span.end)
        continue;
      if (mention.span.begin >= verb || !may_do(mention.label) || is_predicate(clause, mention)) continue;
      const bool goes_on =
          !clause.subjects.empty() && (coordinated(reading_, span_of(clause.subjects.back()), mention.span) ||
                                       titled_list(clause.subjects.back(), clause.names[i]));
      if (!goes_on && !clause.subjects.empty() && mention.label == Label::kPlace) continue;
      if (!goes_on && !clause.subjects.empty() && is_object(clause.subjects.back(), mention)) continue;
      if (!goes_on) clause.subjects.clear();
      clause.subjects.push_back(clause.names[i]);
    }
  }

  /// 甲|路过|东山小区: what a plain verb after the subject leads to does not act itself; who follows 的 or an office
  /// may.
  bool is_object(std::uint32_t subject, const Mention& mention) const {
    const std::uint32_t begin = span_of(subject).end;
    if (mention.span.begin <= begin || text_[mention.span.begin - 1] == U'的') return false;
    bool verb = false, office = false;
    for (std::uint32_t at = begin; at < mention.span.begin;) {
      const Token* token = token_over(reading_, at);
      if (token == nullptr) return false;
      office = has(*token, Category::kOffice) || has(*token, Category::kPersonNoun);
      verb = verb || (token->word == lexicon::WordClass::kVerb && token->span.size() >= 2 && !office);
      at = token->span.end;
    }
    return verb && !(office && mention.label == Label::kPerson);
  }

  /// 邀请|区农业农村局|专家|甲: the organ that a preposition leads to is the one of the person after it.
  bool titles(Span organ, const Mention& person) const {
    constexpr std::uint32_t kLongestOffice = 12;
    if (person.label != Label::kPerson || person.span.begin < organ.end ||
        person.span.begin - organ.end > kLongestOffice)
      return false;
    for (std::uint32_t at = organ.end; at < person.span.begin;) {
      const Token* token = token_over(reading_, at);
      if (token == nullptr || !is_han(text_[at])) return false;
      const bool office = has(*token, Category::kOffice) || has(*token, Category::kPersonNoun);
      if (!office && (token->categories & kVerbs) != 0) return false;
      at = token->span.end;
    }
    return true;
  }

  /// 某党总支书记甲、社区民警|乙: two people, and between them only the office of the second.
  bool titled_list(std::uint32_t one, std::uint32_t other) const {
    const Span left = span_of(one), right = span_of(other);
    if (reading_.mentions[one].label != Label::kPerson || reading_.mentions[other].label != Label::kPerson ||
        right.begin <= left.end || right.begin - left.end > 28)
      return false;
    if (text_[left.end] != U'、') return false;
    bool office = false;
    for (std::uint32_t at = left.end + 1; at < right.begin;) {
      const Token* token = token_over(reading_, at);
      if (token == nullptr || (token->categories & kVerbs & ~categories({Category::kOrganize})) != 0 ||
          ends_clause(text_[at]))
        return false;
      office = has(*token, Category::kOffice) || has(*token, Category::kPersonNoun);
      at = token->span.end;
    }
    return office;
  }

  /// 如与乙公司合作: whom 与 leads to acts with one named before the clause, not by itself.
  bool with_alone(const Clause& clause, std::size_t at) const {
    std::uint32_t begin = span_of(clause.names[at]).begin;
    if (begin > clause.span.begin && is_opening_quote(text_[begin - 1])) --begin;
    if (begin <= clause.span.begin || (text_[begin - 1] != U'与' && text_[begin - 1] != U'同')) return false;
    return at == 0 || span_of(clause.names[at - 1]).end + 1 != begin;
  }

  /// What 位于, 来自, 家住 lead to acts no more than what 在 leads to.
  static bool after_where(const Clause& clause, std::uint32_t begin) {
    return std::any_of(clause.triggers.begin(), clause.triggers.end(), [&](const Trigger& trigger) {
      return trigger.span.end == begin && (trigger.is(Category::kReside) || trigger.is(Category::kLocate));
    });
  }

  /// 是一家…企业: a bare noun that says what the subject is.
  bool is_predicate(const Clause& clause, const Mention& mention) const {
    if (mention.naming != Naming::kBare || mention.label != Label::kEnterprise) return false;
    return mention.span.begin > clause.span.begin + 2 || mention.name == "企业";
  }

  /// What stands above each clause, and where its sentence begins and ends.
  void find_places() {
    Discourse& out = reading_.discourse;
    const auto count = static_cast<std::uint32_t>(out.clauses.size());
    out.first_of_sentence.resize(count);
    out.last_of_sentence.resize(count);
    out.heading_above.assign(count, kNone);
    out.title.assign(reading_.document.articles.size(), kNone);
    out.lead.assign(reading_.document.articles.size(), kNone);
    for (std::uint32_t c = 0; c < count; ++c) {
      const Clause& clause = out.clauses[c];
      const bool goes_on = c > 0 && out.clauses[c - 1].sentence == clause.sentence;
      out.first_of_sentence[c] = goes_on ? out.first_of_sentence[c - 1] : c;
      if (c > 0 && out.clauses[c - 1].article == clause.article)
        out.heading_above[c] = out.clauses[c - 1].heading ? c - 1 : out.heading_above[c - 1];
      std::uint32_t& lead = out.lead[clause.article];
      if (lead == kNone && !clause.heading) lead = clause.sentence;
      std::uint32_t& title = out.title[clause.article];
      if (title == kNone && reading_.document.sentences[clause.sentence].role == Sentence::Role::kTitle) title = c;
    }
    for (std::uint32_t c = count; c-- > 0;)
      out.last_of_sentence[c] = c + 1 < count && out.first_of_sentence[c + 1] == out.first_of_sentence[c]
                                    ? out.last_of_sentence[c + 1]
                                    : c + 1;
  }

  /// In a table of works, the work heads what its row says.
  void head_rows() {
    for (const Table& table : reading_.tables)
      for (const auto& row : table.rows) {
        const auto work = std::find_if(row.begin(), row.end(), [&](const Table::Cell& cell) {
          return table.columns[cell.column].kind == ColumnKind::kWorks;
        });
        if (work == row.end()) continue;
        const std::uint32_t head = clause_at(work->span.begin);
        for (std::uint32_t c = head + 1; c < reading_.discourse.clauses.size(); ++c) {
          if (reading_.discourse.clauses[c].span.begin >= row.back().span.end) break;
          reading_.discourse.heading_above[c] = head;
        }
      }
  }

  /// The clause in which the position stands, or the next one.
  std::uint32_t clause_at(std::uint32_t position) const {
    const auto& clauses = reading_.discourse.clauses;
    const auto at = std::partition_point(clauses.begin(), clauses.end(),
                                         [&](const Clause& clause) { return clause.span.end <= position; });
    return static_cast<std::uint32_t>(at - clauses.begin());
  }

  void find_topics() {
    const std::size_t articles = reading_.document.articles.size();
    reading_.discourse.topic_actor.assign(articles, kNone);
    reading_.discourse.topic_event.assign(articles, kNone);
    std::vector<Counts> counts(articles);
    std::set<std::uint32_t> told;  // events that a title or a verb of holding names
    for (const Clause& clause : reading_.discourse.clauses) {
      for (const std::uint32_t subject : clause.subjects) {
        const Mention& mention = reading_.mentions[subject];
        if (!is_actor(mention.label) || mention.naming == Naming::kBare) continue;
        auto& [count, first] = counts[clause.article].try_emplace(mention.name, 0, subject).first->second;
        count += is_lead(clause) ? 5 : clause.heading ? 3 : 1;
      }
      for (const std::uint32_t name : clause.names) {
        if (reading_.mentions[name].label != Label::kEvent || clause.paragraph > 3) continue;
        auto& event = reading_.discourse.topic_event[clause.article];
        const bool better = event == kNone || (is_told(clause) && !told.contains(event));
        if (better) event = name;
        if (is_told(clause)) told.insert(name);
      }
    }
    for (auto& of_article : counts) add_shorter_forms(of_article);
    issued_.assign(articles, false);
    for (std::uint32_t a = 0; a < articles; ++a) {
      const std::uint32_t issuer = issuer_of(a);
      issued_[a] = issuer != kNone;
      if (issued_[a]) {
        reading_.discourse.topic_actor[a] = issuer;
        continue;
      }
      int best = 0;
      std::uint32_t& actor = reading_.discourse.topic_actor[a];
      for (const auto& [name, counted] : counts[a]) {
        const bool earlier = counted.first == best && actor != kNone && counted.second < actor;
        if (counted.first > best || earlier) actor = counted.second;
        best = std::max(best, counted.first);
      }
    }
  }

  /// What 出席 or 会上 speaks of, clause by clause.
  void find_events_at_hand() {
    Discourse& out = reading_.discourse;
    out.event_at_hand.assign(out.clauses.size(), kNone);
    std::uint32_t held = kNone;  // the last event under the heading that is said to be held
    for (std::size_t c = 0; c < out.clauses.size(); ++c) {
      const Clause& clause = out.clauses[c];
      if (c > 0 && (clause.heading || out.clauses[c - 1].article != clause.article)) held = kNone;
      out.event_at_hand[c] = held != kNone ? held : out.topic_event[clause.article];
      for (const std::uint32_t name : clause.names)
        if (reading_.mentions[name].label == Label::kEvent && !clause.heading &&
            clause.first(Category::kOrganize) != nullptr)
          held = name;
    }
  }

  /// Of a report the organ that signed it, where the text names it: who did what the report says was done.
  std::uint32_t issuer_of(std::uint32_t article) const {
    const Article& of = reading_.document.articles[article];
    const bool acts =
        of.form == Form::kReport || of.form == Form::kPlan || of.form == Form::kNotice || of.form == Form::kDecision;
    if (!acts || of.issuer.empty()) return kNone;
    const std::u32string_view issuer = reading_.document.at(of.issuer);
    for (const std::uint32_t i : outermost_) {
      const Mention& mention = reading_.mentions[i];
      if (mention.article != article || !is_organisation(mention.label) || mention.naming == Naming::kBare) continue;
      const std::u32string_view name = reading_.document.at(mention.span);
      if (issuer.ends_with(name) || name.ends_with(issuer)) return i;
    }
    return kNone;
  }

  using Counts = std::map<std::string_view, std::pair<int, std::uint32_t>>;

  /// 甲市场监督管理局乙所 and 乙所: who is named in full is counted where a shorter form stands, too.
  static void add_shorter_forms(Counts& counts) {
    for (auto& [name, counted] : counts)
      for (std::size_t begin = 1; begin + 12 < name.size(); ++begin) {
        if (utf8::continues(name[begin])) continue;
        if (const auto shorter = counts.find(name.substr(begin)); shorter != counts.end())
          counted.first += shorter->second.first;
      }
  }

  /// A title names what the article tells of, and so does 召开, 举行 in its lead.
  static bool is_told(const Clause& clause) {
    return clause.heading || clause.first(Category::kOrganize) != nullptr ||
           clause.first(Category::kParticipate) != nullptr;
  }

  /// The first clause of a body that names who acts.
  bool is_lead(const Clause& clause) {
    // Who issued the policy that an article begins with is seldom whom it tells of.
    if (clause.heading || clause.article < led_ || clause.first(Category::kIssue) != nullptr) return false;
    for (const std::uint32_t name : clause.names)
      if (reading_.mentions[name].label == Label::kPolicy) return false;
    led_ = clause.article + 1;
    return true;
  }

  void carry_subjects() {
    const Clause* before = nullptr;
    const Clause* main = nullptr;  // the first of its sentence
    for (Clause& clause : reading_.discourse.clauses) {
      if (clause.subjects.empty()) {
        if (before != nullptr && before->sentence == clause.sentence) {
          clause.subjects = before->subjects;
          clause.subject_from = std::max(SubjectFrom::kSentence, before->subject_from);
        } else if (before != nullptr && before->article == clause.article && before->paragraph == clause.paragraph &&
                   before->subject_from < SubjectFrom::kParagraph) {
          // 举办技能比武，某公司获三等奖: who comes in at the end of a sentence to be honoured does not act in the
          // next.
          const bool honoured = before != main && before->first(Category::kReceive) != nullptr &&
                                main->subject_from != SubjectFrom::kClause;
          clause.subjects = honoured ? main->subjects : before->subjects;
          clause.subject_from =
              honoured ? std::max(SubjectFrom::kParagraph, main->subject_from) : SubjectFrom::kParagraph;
        }
        if (clause.subjects.empty() && reading_.discourse.topic_actor[clause.article] != kNone) {
          clause.subjects = {reading_.discourse.topic_actor[clause.article]};
          clause.subject_from = issued_[clause.article] ? SubjectFrom::kParagraph : SubjectFrom::kTopic;
        }
      }
      if (clause.heading) continue;
      if (main == nullptr || main->sentence != clause.sentence) main = &clause;
      before = &clause;
    }
  }

  Reading& reading_;
  std::u32string_view text_;
  std::vector<std::uint32_t> outermost_;
  std::vector<Trigger> triggers_;  ///< of the clause under way
  std::vector<bool> issued_;       ///< by article: its topic actor signed it
  std::uint32_t led_ = 0;          ///< articles whose lead has been met
};

}  // namespace

const Trigger* Clause::first(Category category) const {
  for (const Trigger& trigger : triggers)
    if (trigger.is(category)) return &trigger;
  return nullptr;
}

void read_discourse(Reading& reading) {
  reading.discourse = {};
  ClauseReader(reading).run();
}

}  // namespace govgraph::extract
