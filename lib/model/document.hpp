// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/form.hpp"
#include "model/span.hpp"

namespace govgraph {

/// A sentence or a heading of an article; never crosses a paragraph.
struct Sentence {
  Span span;                    ///< with its closing punctuation
  std::uint32_t article = 0;    ///< index in `Document::articles`
  std::uint32_t paragraph = 0;  ///< counted within the article; headings count as paragraphs
  enum class Role : std::uint8_t {
    kTitle,    ///< the article's title (or subtitle)
    kHeading,  ///< a heading inside the body, a numbered work ("1 … 工程")
    kBody,
    kCaption,  ///< of a picture; read for names, never for relations
  } role = Role::kBody;
};

/// A balanced pair of quotation marks “…” 「…」 《…》 (‘…’ only when not inside another pair).
struct Quotation {
  Span outer;         ///< with its marks
  Span inner;         ///< without
  char32_t open = 0;  ///< U'“', U'「', U'『', U'《', U'〈', U'‘'
};

/// One article. Its span is contiguous in `Document::text`, headlines first, although the page may
/// print them anywhere; spans of the parts lie inside it. Empty spans where a part is missing.
struct Article {
  Span span;
  Span title;
  Span subtitle;
  Span body;
  std::vector<Span> bylines;  ///< "本报记者 …", "(通讯员 …)", "图片由…提供": kept out of the body
  std::uint32_t first_sentence = 0;
  std::uint32_t last_sentence = 0;  ///< one past the last
  std::string date;  ///< ISO, as precise as its own date, masthead, file name or text allow; may be empty
  Form form = Form::kNews;
  Span issuer;     ///< who signed a paper; empty where nobody did
  Span addressee;  ///< to whom a paper is sent, without the colon; may be empty
};

/// A page as the passes read it, or one part of a long text (text::parts_of). `text()` is mended: articles in order,
/// each "title\nsubtitle\nbody", paragraphs ended by '\n', lines joined, spaces inside numbers and words removed, width
/// folded (NFKC, with Chinese punctuation kept as it is). A code point of the text keeps the bytes of the source it
/// stands for. Immutable after `text::read`. Memory: about 4 bytes of text and 8 of offsets a code point.
struct Document {
  std::string id;        ///< path relative to the folder given, '/' between parts
  std::string source;    ///< the stored text, UTF-8; of a UTF-8 file, its very bytes; of a part, its own piece alone
  std::string encoding;  ///< what was decoded: "UTF-8", "GB18030", "UTF-16LE"
  std::string digest;    ///< of the file's bytes as read
  std::string date;      ///< of the issue, ISO, may be empty
  std::uint32_t source_begin = 0;  ///< of a part: where `source` begins in the whole text; byte spans count from there
  std::uint32_t articles_before = 0;  ///< of a part: so many articles stand in the parts before it
  std::vector<ByteSpan> bytes;        ///< one a code point of the text
  std::vector<Article> articles;
  std::vector<Sentence> sentences;    ///< in text order
  std::vector<Quotation> quotations;  ///< in text order, outer before inner

  /// A view, so that no part of it can be a copy that is gone at the end of the line.
  std::u32string_view text() const { return text_; }
  std::u32string_view at(Span span) const { return text().substr(span.begin, span.size()); }

  /// For whoever makes the document: one more code point, and what it stands for.
  void append(char32_t c, ByteSpan stands_for) {
    text_ += c;
    bytes.push_back(stands_for);
  }
  void reserve(std::size_t code_points) {
    text_.reserve(code_points);
    bytes.reserve(code_points);
  }

  /// The source bytes of a span of the text: from its first code point to the end of its last. Where the
  /// page interrupts the span with other text (a caption within a sentence) it is cut at the first
  /// interruption, so that what is quoted is what the page says. REQUIRES: not empty.
  ByteSpan bytes_of(Span span) const;

  /// Index of the sentence that holds `position`; `sentences.size()` when none does. O(log n).
  std::size_t sentence_at(std::uint32_t position) const;

 private:
  std::u32string text_;
};

}  // namespace govgraph
