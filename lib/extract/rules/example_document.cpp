// SPDX-License-Identifier: Apache-2.0
#include "extract/rules/example_document.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/phrase.hpp"

namespace govgraph::extract {
namespace {

class ExampleReader {
 public:
  Document run(std::string_view text) {
    document_.id = "example";
    document_.encoding = "UTF-8";
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t end = std::min(text.find('\n', from), text.size());
      add_paragraph(text.substr(from, end - from));
      from = end + 1;
    }
    Article article;
    article.span = {0, static_cast<std::uint32_t>(document_.text().size())};
    article.title = title_;
    article.body = {title_.empty() ? 0 : title_.end + 1, article.span.end};
    article.last_sentence = static_cast<std::uint32_t>(document_.sentences.size());
    document_.articles.push_back(std::move(article));
    std::sort(document_.quotations.begin(), document_.quotations.end(), [](const Quotation& a, const Quotation& b) {
      return a.outer.begin != b.outer.begin ? a.outer.begin < b.outer.begin : a.outer.end > b.outer.end;
    });
    return std::move(document_);
  }

 private:
  void add_paragraph(std::string_view text) {
    using Role = Sentence::Role;
    Role role = Role::kBody;
    if (text.starts_with("##")) {
      role = Role::kHeading;
      text.remove_prefix(2);
    } else if (text.starts_with("#")) {
      role = Role::kTitle;
      text.remove_prefix(1);
    }
    const auto begin = static_cast<std::uint32_t>(document_.text().size());
    for (const char32_t c : utf8::decode_all(text)) add(c);
    const auto end = static_cast<std::uint32_t>(document_.text().size());
    add(U'\n');
    if (role == Role::kTitle) title_ = {begin, end};
    add_sentences({begin, end}, role);
    ++paragraph_;
  }

  void add(char32_t c) {
    const auto at = static_cast<std::uint32_t>(document_.source.size());
    utf8::append(document_.source, c);
    document_.append(c, {at, static_cast<std::uint32_t>(document_.source.size())});
  }

  void add_sentences(Span paragraph, Sentence::Role role) {
    std::vector<std::uint32_t> open;
    std::uint32_t begin = paragraph.begin;
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
      const char32_t c = document_.text()[i];
      if (is_opening_quote(c) || c == U'《') {
        open.push_back(i);
      } else if ((is_closing_quote(c) || c == U'》') && !open.empty()) {
        document_.quotations.push_back({{open.back(), i + 1}, {open.back() + 1, i}, document_.text()[open.back()]});
        open.pop_back();
      }
      const bool ends = open.empty() && (c == U'。' || c == U'！' || c == U'？');
      if (!ends && i + 1 < paragraph.end) continue;
      document_.sentences.push_back({{begin, i + 1}, 0, paragraph_, role});
      begin = i + 1;
    }
  }

  Document document_;
  Span title_;
  std::uint32_t paragraph_ = 0;
};

}  // namespace

Document example_document(std::string_view text) { return ExampleReader().run(text); }

}  // namespace govgraph::extract
