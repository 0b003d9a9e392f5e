// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/heads.hpp"
#include "extract/mention_list.hpp"
#include "extract/reading.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {

/// A character by which Mongolian, Uyghur, Tibetan or Kazakh names are written in Chinese.
inline bool is_transcription_sound(const lexicon::Lexicon& lexicon, char32_t c) {
  return lexicon.has(c, lexicon::feature::kTranscriptionSound);
}

/// The own words of a name before its head noun.
struct Walk {
  std::uint32_t begin = 0;           ///< where they begin; the position asked about when there are none
  std::uint32_t anchor = kNone;      ///< the mention that ends where they begin
  std::uint32_t chars = 0;           ///< code points in tokens of kind kChar
  std::uint32_t words = 0;           ///< tokens of kind kWord
  std::uint32_t common = 0;          ///< frequency of the word that the head noun was cut from; 0 when it stands free
  std::uint32_t first_word = kNone;  ///< index of the leftmost token

  bool empty() const { return chars + words == 0; }
};

/// Reads names leftwards from their heads, over the tokens of a document. Cheap to copy.
class NameReader {
 public:
  /// `anchors`: the labels (bit per Label) whose mentions a name may follow directly.
  NameReader(const Reading& reading, std::uint32_t anchors)
      : reading_(reading), text_(reading.document.text()), places_(reading, anchors) {}

  TokenRole part(std::uint32_t token) const { return reading_.token_roles[token]; }

  /// The tokens before `end`, at most `limit` code points of them, up to a break or the end of a mention.
  /// When `end` lies inside a short token (长|浜河), its front counts as part of the name.
  /// `verbs`: verbs after their objects are part of the name.
  Walk walk(std::uint32_t end, std::uint32_t limit, bool verbs = false) const;

  /// The mention of the anchor labels that ends there, or kNone.
  std::uint32_t anchor_at(std::uint32_t position) const { return places_.ending(position); }

  bool token_begins(std::uint32_t position) const;
  bool token_ends(std::uint32_t position) const {
    return position == 0 || position >= text_.size() || token_begins(position) || at_edge(position);
  }

  const Reading& reading() const { return reading_; }
  std::u32string_view text() const { return text_; }

 private:
  bool at_edge(std::uint32_t position) const;
  bool is_object_verb(std::uint32_t index) const;
  void take_front(std::uint32_t position, Walk& walk) const;

  const Reading& reading_;
  std::u32string_view text_;
  MentionPlaces places_;
};

/// Whether `span` lies in a mention of `labels` that is longer than it. REQUIRES mentions sorted. O(log n).
bool inside_mention(const Reading& reading, Span span, std::uint32_t labels);

/// Words that describe and never name: 老旧(小区), 附近的(公园), 大型(超市); `text` is made up of them, one after
/// another.
bool is_describing(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 一 二 … 十 百, 0-9.
bool is_numeral(char32_t c);

/// Among heads of `category`, of those that end at one place the longest, in text order. Of heads that begin inside a
/// word (农|村, 长|浜河) only single code points, whose walk then tells how common the word is.
std::vector<Head> nouns_of(const Reading& reading, lexicon::Category category);

}  // namespace govgraph::extract
