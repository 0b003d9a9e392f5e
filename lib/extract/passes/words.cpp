// SPDX-License-Identifier: Apache-2.0
// Cuts sentences into words: the cheapest path through the lattice of all forms of the lexicon. The nouns on which
// names are built (heads) come of the same lattice, whether the path takes them or not. 柳河镇召开座谈会 -> 柳河镇 |
// 召开 | 座谈会. Declines to guess names: what the lexicon lacks stays single code points.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "extract/heads.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/reading.hpp"
#include "extract/token_roles.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
using lexicon::Match;
using lexicon::WordClass;

// Costs are negative natural logarithms of a form's share of running text.
constexpr float kUnknown = 13.0F;
constexpr float kRareForm = 11.0F;  ///< a form of a special table that the word list lacks
constexpr float kDivisionForm = 9.0F;
constexpr float kShortDivisionForm = 14.0F;
constexpr float kShortCityForm = 10.0F;  ///< of a province or a prefecture: 烟台|力钰电缆
constexpr float kLogTotal = 17.9F;       ///< of the frequencies of the word list

constexpr std::uint32_t kAhead = 3;  ///< how many positions before its turn a walk of the lexicon is announced

/// Natural logarithms of 1 to 4,096: most words are rarer than that.
const std::array<float, 4096> kLogs = [] {
  std::array<float, 4096> logs;
  for (std::size_t i = 0; i < logs.size(); ++i) logs[i] = std::log(static_cast<float>(i) + 1.0F);
  return logs;
}();

float log_after(std::uint32_t frequency) {
  return frequency < kLogs.size() ? kLogs[frequency] : std::log(static_cast<float>(frequency) + 1.0F);
}

float cost_of(const Match& match, std::span<const lexicon::Division> divisions) {
  float cost = match.length == 1 ? kUnknown - 0.5F : kRareForm;
  // 董事长|葛飞鹏, not 董事|长葛: the short name of a town costs more than most words.
  if (match.length == 2 && match.is(Category::kDivisionShort)) {
    std::uint8_t level = 4;
    for (const lexicon::Entry& entry : match.entries)
      if (entry.category == Category::kDivisionShort) level = std::min(level, divisions[entry.payload].level);
    cost = level <= 2 ? kShortCityForm : kShortDivisionForm;
  }
  if (match.is(Category::kDivision)) cost = std::min(cost, kDivisionForm);
  if (match.is(Category::kWord)) cost = std::min(cost, kLogTotal - log_after(match.word_frequency));
  return cost;
}

WordClass class_of(const Match& match) {
  if (match.is(Category::kWord)) return match.word_class;
  return match.is(Category::kDivision) ? WordClass::kProperNoun : WordClass::kNoun;
}

bool is_latin(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

class WordReader {
 public:
  explicit WordReader(Reading& reading)
      : reading_(reading), text_(reading.document.text()), divisions_(reading.lexicon.divisions()) {}

  void run() {
    reading_.token_at.assign(text_.size(), kNone);
    reading_.tokens.reserve(text_.size() / 2);
    for (const Sentence& sentence : reading_.document.sentences) read(sentence.span);
  }

 private:
  struct Step {
    float cost = 0;
    std::uint32_t length = 1;
    std::uint64_t categories = 0;
    WordClass word = WordClass::kOther;
  };

  /// From the end of the sentence back: the best step from each position, and on the same walk of the lexicon the
  /// heads.
  void read(Span span) {
    best_.assign(span.size() + 1, {});
    const auto first_head = static_cast<std::ptrdiff_t>(reading_.heads.size());
    for (std::uint32_t i = span.size(); i-- > 0;) {
      const std::uint32_t position = span.begin + i;
      Step& here = best_[i];
      if (i >= kAhead) reading_.lexicon.prefetch(text_, position - kAhead);
      here.length = run_length(position, span.end);
      here.cost = kUnknown + best_[i + here.length].cost;
      matches_.clear();
      reading_.lexicon.matches_at(text_, position, matches_);
      for (const Match& match : matches_) {
        if (i + match.length > span.size() || is_built(position, match)) continue;
        if ((match.categories & kAllHeads) != 0 && (text_[position] >= 0x100 || text_[position] == U'('))
          reading_.heads.push_back({{position, position + match.length}, match.categories, match.entries});
        const float cost = cost_of(match, divisions_) + best_[i + match.length].cost;
        const bool same = match.length == here.length;
        if (cost >= here.cost && !(same && here.categories == 0)) continue;
        if (cost < here.cost) here.cost = cost;
        here.length = match.length;
        here.categories = match.categories;
        here.word = class_of(match);
      }
    }
    std::reverse(reading_.heads.begin() + first_head, reading_.heads.end());
    for (std::uint32_t i = 0; i < span.size(); i += best_[i].length) {
      take_level(span.begin + i, best_[i]);
      add(span.begin + i, best_[i]);
    }
  }

  /// 浏阳市|委书记, not 浏阳|市委书记: the committee of the whole name.
  void take_level(std::uint32_t position, Step& step) {
    const std::uint32_t level = position + step.length;
    if ((step.categories & bit(Category::kDivisionShort)) == 0 || text_.substr(level + 1, 1) != U"委") return;
    const Match whole = reading_.lexicon.exact(text_.substr(position, step.length + 1));
    if (!whole.is(Category::kDivision)) return;
    step = {step.cost, whole.length, whole.categories, class_of(whole)};
  }

  /// 新建|区第二人民医院: built, not the district of Nanchang.
  bool is_built(std::uint32_t position, const Match& match) const {
    constexpr std::u32string_view kDistrict = U"新建区";
    if (match.length != kDistrict.size() || text_[position] != kDistrict[0] ||
        text_.substr(position, kDistrict.size()) != kDistrict)
      return false;
    const std::u32string_view before = text_.substr(0, position);
    return !before.ends_with(U"南昌") && !before.ends_with(U"南昌市");
  }

  /// Digits and Latin letters stay together; anything else is one code point.
  std::uint32_t run_length(std::uint32_t position, std::uint32_t end) const {
    std::uint32_t length = 1;
    if (is_latin(text_[position]))
      while (position + length < end && is_latin(text_[position + length])) ++length;
    return length;
  }

  void add(std::uint32_t begin, const Step& step) {
    const auto index = static_cast<std::uint32_t>(reading_.tokens.size());
    reading_.tokens.push_back({{begin, begin + step.length}, step.word, step.categories});
    std::fill_n(reading_.token_at.begin() + begin, step.length, index);
  }

  Reading& reading_;
  std::u32string_view text_;
  std::span<const lexicon::Division> divisions_;
  std::vector<Step> best_;
  std::vector<Match> matches_;
};

}  // namespace

void run_words(Reading& reading, Diagnostics&) {
  WordReader(reading).run();
  find_token_roles(reading);
  reading.tables = tables_of(reading.document, reading.lexicon);
}

}  // namespace govgraph::extract
