// SPDX-License-Identifier: Apache-2.0
#include "extract/rules/clause_words.hpp"

#include <algorithm>
#include <bit>
#include <bitset>

#include "extract/reading.hpp"
#include "extract/rules/rule_set.hpp"

namespace govgraph::extract {
namespace {

class WordReader {
 public:
  WordReader(Reading& reading, const RuleSet& rules) : reading_(reading), rules_(rules), out_(reading.clause_words) {}

  void run() {
    out_ = {};
    const auto& clauses = reading_.discourse.clauses;
    for (std::uint32_t c = 0; c < clauses.size(); ++c) {
      out_.hit_at.push_back(static_cast<std::uint32_t>(out_.hits.size()));
      out_.name_at.push_back(static_cast<std::uint32_t>(out_.names.size()));
      out_.names.insert(out_.names.end(), clauses[c].names.begin(), clauses[c].names.end());
      read_words(clauses[c]);
    }
    out_.hit_at.push_back(static_cast<std::uint32_t>(out_.hits.size()));
    out_.name_at.push_back(static_cast<std::uint32_t>(out_.names.size()));
    choose_by_sentence();
  }

 private:
  /// Position by position between the names of the clause.
  void read_words(const Clause& clause) {
    std::size_t name = 0;
    for (std::uint32_t at = clause.span.begin; at < clause.span.end;) {
      while (name < clause.names.size() && span_of(clause.names[name]).end <= at) ++name;
      const Span next =
          name < clause.names.size() ? span_of(clause.names[name]) : Span{clause.span.end, clause.span.end};
      if (next.contains(at)) {
        at = after_name_ = next.end;
        continue;
      }
      read_at(at, std::min(next.begin, clause.span.end));
      ++at;
    }
  }

  Span span_of(std::uint32_t mention) const { return reading_.mentions[mention].span; }

  /// The words that begin there and do not reach past `limit`.
  void read_at(std::uint32_t at, std::uint32_t limit) {
    const std::u32string_view text = reading_.document.text();
    const std::size_t first = out_.hits.size();
    const auto add = [&](std::uint32_t length, WordKey key) {
      out_.hits.push_back({at, static_cast<std::uint16_t>(length), key});
    };
    if (rules_.may_begin_literal(text[at]))
      for (const std::uint16_t number : rules_.literals_beginning(text[at])) {
        const std::u32string& form = rules_.literals()[number];
        if (at + form.size() <= limit && text.substr(at, form.size()) == form)
          add(static_cast<std::uint32_t>(form.size()), static_cast<WordKey>(kLiteralKey | number));
      }
    found_.clear();
    reading_.lexicon.features_at(text.substr(0, limit), at, rules_.features(), found_);
    for (const lexicon::FeatureMatch& each : found_) add(each.length, static_cast<WordKey>(each.feature));
    const std::uint32_t token = reading_.token_at[at];
    if (token != kNone) read_token(reading_.tokens[token], at, limit);
    if (out_.hits.size() - first > 1)
      std::sort(out_.hits.begin() + static_cast<std::ptrdiff_t>(first), out_.hits.end(),
                [](const WordHit& a, const WordHit& b) {
                  return a.length != b.length ? a.length > b.length : a.key < b.key;
                });
  }

  /// A token that begins there, or the rest of one whose front belongs to a name: 柳河镇党委|书记.
  void read_token(const Token& token, std::uint32_t at, std::uint32_t limit) {
    if (token.span.end > limit) return;
    std::uint64_t categories = token.categories;
    if (token.span.begin < at) {
      if (at != after_name_) return;
      categories = reading_.lexicon.exact(reading_.document.at({at, token.span.end})).categories;
    }
    for (std::uint64_t bits = categories & rules_.categories(); bits != 0; bits &= bits - 1)
      out_.hits.push_back({at, static_cast<std::uint16_t>(token.span.end - at),
                           static_cast<WordKey>(kCategoryKey | std::countr_zero(bits))});
  }

  /// Rules whose needed word the clause has, and those that need none; and whose names it has.
  void choose_rules(std::uint32_t c) {
    const Clause& clause = reading_.discourse.clauses[c];
    std::uint32_t labels = 0;
    for (const std::uint32_t name : clause.names) labels |= 1U << static_cast<unsigned>(reading_.mentions[name].label);
    chosen_.assign(rules_.asking_for_no_word().begin(), rules_.asking_for_no_word().end());
    fitting_.assign(chosen_.size(), ~std::uint64_t{0});
    rules_.keep_fitting(labels, clause.names.size(), fitting_);
    if (std::all_of(fitting_.begin(), fitting_.end(), [](std::uint64_t some) { return some == 0; })) return;
    for (std::size_t i = out_.hit_at[c]; i < out_.hit_at[c + 1]; ++i) {
      const std::span<const std::uint64_t> asking = rules_.asking_for(out_.hits[i].key);
      for (std::size_t word = 0; word < chosen_.size(); ++word) chosen_[word] |= asking[word];
    }
    for (std::size_t word = 0; word < chosen_.size(); ++word)
      for (std::uint64_t bits = chosen_[word] & fitting_[word]; bits != 0; bits &= bits - 1) {
        const std::size_t number = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        const Rule& rule = rules_.rules()[number];
        if (!(clause.heading && rule.body_only) && has_names(rule, labels, clause.names.size()) &&
            has_words_around(rule))
          out_.tries[static_cast<std::size_t>(rule.relation)].push_back({c, static_cast<std::uint16_t>(number)});
      }
  }

  bool has_words_around(const Rule& rule) const {
    return std::all_of(rule.needs_around.begin(), rule.needs_around.end(), [&](const std::vector<WordKey>& keys) {
      return std::any_of(keys.begin(), keys.end(), [&](WordKey key) { return around_.test(key); });
    });
  }

  static bool has_names(const Rule& rule, std::uint32_t labels, std::size_t names) {
    return std::any_of(rule.needs_labels.begin(), rule.needs_labels.end(), [&](const auto& way) {
      return way.size() <= names &&
             std::all_of(way.begin(), way.end(), [&](std::uint32_t mask) { return (mask & labels) != 0; });
    });
  }

  /// Clauses sentence by sentence, each with the rules that may match in it.
  void choose_by_sentence() {
    const auto count = static_cast<std::uint32_t>(reading_.discourse.clauses.size());
    for (std::uint32_t first = 0; first < count;) {
      const std::uint32_t last = reading_.discourse.last_of_sentence[first];
      mark_around(first, last, true);
      for (std::uint32_t c = first; c < last; ++c) choose_rules(c);
      mark_around(first, last, false);
      first = last;
    }
  }

  void mark_around(std::uint32_t first, std::uint32_t last, bool stands) {
    for (std::size_t i = out_.hit_at[first]; i < out_.hit_at[last]; ++i) around_.set(out_.hits[i].key, stands);
  }

  Reading& reading_;
  const RuleSet& rules_;
  ClauseWords& out_;
  std::uint32_t after_name_ = kNone;        ///< where the last name ends
  std::bitset<kCategoryKey + 64U> around_;  ///< by key: whether the word stands in the sentence
  std::vector<std::uint64_t> chosen_;       ///< the rules that may match in the clause, as RuleSet has them
  std::vector<std::uint64_t> fitting_;      ///< those that may by the names of the clause
  std::vector<lexicon::FeatureMatch> found_;
};

}  // namespace

Stretch ClauseWords::stretch(const Reading& reading, std::size_t first_clause, std::size_t last_clause) const {
  const auto& clauses = reading.discourse.clauses;
  return {{clauses[first_clause].span.begin, clauses[last_clause - 1].span.end},
          name_at[first_clause],
          name_at[last_clause],
          hit_at[first_clause],
          hit_at[last_clause]};
}

void read_clause_words(Reading& reading, const RuleSet& rules) { WordReader(reading, rules).run(); }

}  // namespace govgraph::extract
