// SPDX-License-Identifier: Apache-2.0
#include "extract/brand_names.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr std::uint32_t kShortestItem = 2;
constexpr std::uint32_t kLongestItem = 12;
constexpr std::uint32_t kReach = 22;  ///< from 等 to the noun of the members

/// Whether a noun says what the members are, after 等: 等8家不同领域的企业.
bool says_members(const lexicon::Lexicon& lexicon, std::u32string_view text, std::uint32_t from) {
  const std::u32string_view rest = text.substr(from, kReach);
  const std::size_t stop = rest.find_first_of(U"，。；、！？：,;“”\n");
  const std::u32string_view near = rest.substr(0, stop == std::u32string_view::npos ? rest.size() : stop);
  for (std::size_t at = 0; at < near.size(); ++at) {
    const std::size_t size = lexicon.begins(near.substr(at), feature::kMembersNoun);
    if (size == 0 || near.find(near.substr(at, size)) != at) continue;
    const std::u32string_view between = near.substr(0, at);
    if (at <= 4 || between.front() == U'多' || between.find(U'家') != std::u32string_view::npos) return true;
  }
  return false;
}

class ListReader {
 public:
  explicit ListReader(const Reading& reading)
      : reading_(reading), text_(reading.document.text()), names_(reading, bit(Label::kArea)) {}

  std::vector<Mention> read() {
    for (std::uint32_t at = 2; at + 2 < text_.size(); ++at)
      if (text_[at] == U'等' && says_members(reading_.lexicon, text_, at + 1)) read_items(at);
    return std::move(found_);
  }

 private:
  void read_items(std::uint32_t end) {
    const Span sentence = sentence_span(reading_, end);
    bool first = true;
    while (end > sentence.begin) {
      std::uint32_t begin = end;
      while (begin > sentence.begin && !separates(text_[begin - 1]) && end - begin <= kLongestItem + 6) --begin;
      const bool listed = begin > sentence.begin && text_[begin - 1] == U'、';
      const std::uint32_t edge = listed && end - begin <= 6 ? begin : left_edge(begin, end);
      if (!add({edge, end}) && first) return;
      first = false;
      if (!listed || edge != begin) return;
      end = begin - 1;
    }
  }

  static bool separates(char32_t c) { return c == U'—' || (!is_han(c) && !is_name_character(c)); }

  /// Where an item begins when words stand before it without a comma: after the last break.
  std::uint32_t left_edge(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t edge = end;
    for (std::uint32_t at = end; at > begin;) {
      const std::uint32_t index = reading_.token_at[at - 1];
      if (index == kNone || reading_.tokens[index].span.end != at) return edge;
      if (is_joining(index) || names_.anchor_at(at) != kNone) return edge;
      at = reading_.tokens[index].span.begin;
      if (at < begin) return begin;
      edge = at;
    }
    return edge;
  }

  bool is_joining(std::uint32_t index) const {
    const Token& token = reading_.tokens[index];
    if (names_.part(index) != TokenRole::kBreak) return false;
    return token.span.size() > 1 || reading_.lexicon.has(reading_.document.at(token.span), feature::kJoinsListed);
  }

  bool add(Span span) {
    const std::uint32_t size = span.size();
    const std::u32string_view form = reading_.document.at(span);
    if (size < kShortestItem || size > kLongestItem || is_describing(reading_.lexicon, form)) return false;
    const lexicon::Match word = reading_.lexicon.exact(form);
    if (word.length != 0 && (word.is(Category::kWord) || word.is(Category::kStop) || word.is(Category::kPersonNoun)))
      return false;
    if (reading_.lexicon.ends(form, feature::kNoFirmEnd) > 0) return false;
    found_.push_back(mention_of(reading_, span, Label::kEnterprise, "listed"));
    return true;
  }

  const Reading& reading_;
  std::u32string_view text_;
  NameReader names_;
  std::vector<Mention> found_;
};

/// What may stand for a company: its own name without seat, bracket and legal form.
std::u32string own_name(const Reading& reading, const Mention& mention) {
  std::u32string form(reading.document.at(mention.span));
  const std::size_t bracket = form.find_first_of(U"(（");
  if (bracket != std::u32string::npos && bracket >= 2) form.resize(bracket);
  std::uint32_t within = mention.within;
  if (within != kNone && reading.mentions[within].span.end > mention.span.begin)
    form.erase(0, reading.mentions[within].span.end - mention.span.begin);
  // The longest ending that leaves a name.
  std::size_t ending = reading.lexicon.ends(form, feature::kLegalEnding);
  while (ending != 0 && form.size() <= ending + 1)
    ending = reading.lexicon.ends(std::u32string_view(form).substr(form.size() - ending + 1), feature::kLegalEnding);
  form.resize(form.size() - ending);
  return form;
}

class ShortForms {
 public:
  explicit ShortForms(const Reading& reading) : reading_(reading), text_(reading.document.text()) {
    for (const Mention& mention : reading.mentions) {
      if (mention.label != Label::kEnterprise || mention.ground == Ground::kLexicon) continue;
      const bool legal = mention.ground == Ground::kLegalForm;
      std::u32string name = own_name(reading, mention);
      if (name.size() < 3) continue;
      std::vector<Known>& row = names_[key(name)];
      if (row.size() < 8 && std::none_of(row.begin(), row.end(), [&](const Known& k) { return k.name == name; }))
        row.push_back({std::move(name), legal});
    }
  }

  std::vector<Mention> read() const {
    std::vector<Mention> found;
    std::uint32_t taken = 0;
    std::size_t next = 0;
    for (const Sentence& sentence : reading_.document.sentences) {
      for (std::uint32_t at = sentence.span.begin; at + 3 <= sentence.span.end; ++at) {
        for (; next < reading_.mentions.size() && reading_.mentions[next].span.begin <= at; ++next)
          if (reading_.mentions[next].label == Label::kEnterprise)
            taken = std::max(taken, reading_.mentions[next].span.end);
        if (at < taken) continue;
        const std::uint32_t end = at + length_at(at, sentence.span.end);
        if (end == at) continue;
        Mention mention = mention_of(reading_, {at, end}, Label::kEnterprise, "short-form");
        mention.naming = Naming::kShort;
        found.push_back(std::move(mention));
        at = end - 1;
      }
    }
    return found;
  }

 private:
  struct Known {
    std::u32string name;
    bool legal = false;  ///< with a legal form: its beginning stands for it too
  };

  static std::uint64_t key(std::u32string_view form) { return (std::uint64_t{form[0]} << 32) | form[1]; }

  /// The longest beginning of a known name that stands there, at word ends: three code points at least.
  std::uint32_t length_at(std::uint32_t at, std::uint32_t limit) const {
    const auto row = names_.find(key(text_.substr(at, 2)));
    if (row == names_.end()) return 0;
    std::uint32_t longest = 0;
    for (const auto& [name, legal] : row->second) {
      std::uint32_t length = 0;
      while (length < name.size() && at + length < limit && text_[at + length] == name[length]) ++length;
      if (!legal && length < name.size()) continue;
      while (length >= 4 && !ends_here(at + length)) --length;
      if (length >= 4 || length == name.size()) longest = std::max(longest, length);
    }
    return longest >= 3 ? longest : 0;
  }

  bool ends_here(std::uint32_t position) const {
    if (position >= text_.size()) return true;
    const Token* token = token_over(reading_, position);
    return token == nullptr || token->span.begin == position;
  }

  const Reading& reading_;
  std::u32string_view text_;
  std::unordered_map<std::uint64_t, std::vector<Known>> names_;
};

}  // namespace

void add_listed(Reading& reading) { add_mentions(reading, ListReader(reading).read()); }

void add_short_forms(Reading& reading) { add_mentions(reading, ShortForms(reading).read()); }

}  // namespace govgraph::extract
