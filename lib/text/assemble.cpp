// SPDX-License-Identifier: Apache-2.0
#include "text/assemble.hpp"

#include <algorithm>

#include "model/line_mark.hpp"
#include "text/dates.hpp"
#include "text/sentences.hpp"

namespace govgraph::text {
namespace {

constexpr std::uint32_t kLongestAddressee = 60;

bool is_latin(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

class Assembler {
 public:
  Assembler(const Page& page, const std::vector<Block>& blocks, Document& document)
      : page_(page), blocks_(blocks), document_(document) {}

  void add(const ArticlePlan& plan) {
    Article article;
    article_ = static_cast<std::uint32_t>(document_.articles.size());
    paragraph_ = 0;
    article.span.begin = size();
    article.first_sentence = static_cast<std::uint32_t>(document_.sentences.size());
    article.title = add_lines(plan.title, true, Sentence::Role::kTitle);
    article.subtitle = add_lines(plan.subtitle, true, Sentence::Role::kTitle);
    article.body.begin = size();
    article_head_ = paragraph_;
    article.form = plan.form;
    for (const std::uint32_t block : plan.body) add_block(blocks_[block], article);
    article.body.end = size();
    article.span.end = size();
    article.last_sentence = static_cast<std::uint32_t>(document_.sentences.size());
    if (article.date.empty()) article.date = document_.date;
    if (article.form != Form::kNews) article.addressee = addressee_of(article);
    document_.articles.push_back(std::move(article));
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(document_.text().size()); }

  void add_block(const Block& block, Article& article) {
    switch (block.kind) {
      case Block::Kind::kParagraph:
        add_lines(block.lines, false, Sentence::Role::kBody, block.parted);
        return;
      case Block::Kind::kHeading:
      case Block::Kind::kNumbered:
        add_lines(block.lines, true, Sentence::Role::kHeading);
        return;
      case Block::Kind::kCaption:
        add_lines(block.lines, true, Sentence::Role::kCaption);
        return;
      case Block::Kind::kSignature:
        add_signature(block, article);
        return;
      case Block::Kind::kByline:
        if (paragraph_ == article_head_) date_from(block, article);  // 2025-06-03 09:12 来源：…, above the text
        article.bylines.push_back(add_text(block.lines, true, U' '));
        return;
      case Block::Kind::kDate:
        if (paragraph_ == article_head_ || article.form != Form::kNews || !article.issuer.empty())
          date_from(block, article);
        return;
      case Block::Kind::kFurniture:
        return;
    }
  }

  /// The organ, without the date that may stand behind it in its line.
  void add_signature(const Block& block, Article& article) {
    const Span span = add_text(block.lines, true, U' ');
    article.bylines.push_back(span);
    date_from(block, article);
    const std::u32string_view text = document_.at(span);
    const std::size_t digit = text.find_first_of(U"0123456789〇");
    std::size_t end = digit == std::u32string_view::npos ? text.size() : digit;
    while (end > 0 && text[end - 1] == U' ') --end;
    if (article.issuer.empty() && end > 0) article.issuer = {span.begin, span.begin + static_cast<std::uint32_t>(end)};
  }

  void date_from(const Block& block, Article& article) const {
    for (const std::uint32_t line : block.lines)
      if (std::string date = full_date(page_.at(page_.lines[line])); !date.empty()) article.date = std::move(date);
  }

  /// 各村(居)民委员会，镇直各单位：
  Span addressee_of(const Article& article) const {
    if (article.first_sentence >= document_.sentences.size()) return {};
    for (std::size_t s = article.first_sentence; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      if (sentence.role == Sentence::Role::kTitle) continue;
      const Span span = sentence.span;
      const bool sent = sentence.role == Sentence::Role::kBody && span.size() <= kLongestAddressee && span.size() > 1 &&
                        document_.text()[span.end - 1] == U'：';
      return sent ? Span{span.begin, span.end - 1} : Span{};
    }
    return {};
  }

  Span add_lines(const std::vector<std::uint32_t>& lines, bool heading, Sentence::Role role, bool parted = false) {
    const char32_t mark = heading ? U' ' : parted || are_thoughts(lines) ? kLineMark : U'\0';
    const Span span = add_text(lines, heading, mark);
    if (span.empty()) return span;
    find_quotations(document_.text(), span, document_.quotations);
    if (heading)
      document_.sentences.push_back({span, article_, paragraph_, role});
    else
      cut_sentences(document_, span, article_, paragraph_);
    ++paragraph_;
    return span;
  }

  /// Whether the lines of a paragraph are a thought each: of print that is wrapped only the last one is short, and
  /// marks stand within the lines, every dozen characters or so.
  bool are_thoughts(const std::vector<std::uint32_t>& lines) const {
    constexpr std::size_t kLeastShort = 2, kFull = 80;   // lines, percent of the widest
    constexpr std::size_t kLeastLines = 4, kProse = 40;  // lines, characters a mark at most
    constexpr std::u32string_view kMarks = U"，。；：！？、";
    std::size_t widest = 0, narrow = 0, inside = 0, marks = 0, size = 0;
    for (const std::uint32_t l : lines) {
      const std::u32string_view line = page_.at(page_.lines[l]);
      widest = std::max(widest, print_width(line));
      inside += line.substr(0, line.size() - 1).find_first_of(U"，。；") != std::u32string_view::npos;
      marks += static_cast<std::size_t>(
          std::ranges::count_if(line, [&](char32_t c) { return kMarks.find(c) != std::u32string_view::npos; }));
      size += line.size();
    }
    if (inside * 4 > lines.size()) return false;
    if (lines.size() >= kLeastLines && marks * kProse < size) return true;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
      narrow += print_width(page_.at(page_.lines[lines[i]])) * 100 < widest * kFull;
    return narrow >= kLeastShort && narrow * 5 >= (lines.size() - 1) * 2;
  }

  /// The lines as one line of the document's text, with its newline after the span and `mark` between them unless it is
  /// null.
  Span add_text(const std::vector<std::uint32_t>& lines, bool heading, char32_t mark = U'\0') {
    Span span{size(), size()};
    if (lines.empty()) return span;
    for (const std::uint32_t l : lines) {
      const Line& line = page_.lines[l];
      if (mark != U'\0' && size() > span.begin && document_.text().back() != U'：') push(mark, page_.bytes[line.begin]);
      for (std::uint32_t i = line.begin; i < line.end; ++i)
        if (keeps(line, i, heading)) push(page_.text[i], page_.bytes[i]);
    }
    span.end = size();
    push(U'\n', document_.bytes.back());
    return span;
  }

  /// A blank stays between Latin words, between the halves of a heading, and between names in a row.
  bool keeps(const Line& line, std::uint32_t i, bool heading) const {
    if (page_.text[i] != U' ') return true;
    const char32_t before = i > line.begin ? page_.text[i - 1] : U'。';
    const char32_t after = i + 1 < line.end ? page_.text[i + 1] : U'。';
    if (is_latin(before) && is_latin(after)) return true;
    const bool number = is_digit(before) || is_digit(after) || is_latin(before) || is_latin(after);
    return heading ? !number : parts_words(line, i);
  }

  /// Between ideographs a blank parts words, unless it pulls a name or a line of type apart: 陶 婉, 九 亭 镇.
  bool parts_words(const Line& line, std::uint32_t i) const {
    const auto single_before = [&](std::uint32_t at) { return at == line.begin || !is_cjk(page_.text[at - 1]); };
    const auto single_after = [&](std::uint32_t at) { return at + 1 >= line.end || !is_cjk(page_.text[at + 1]); };
    if (i == line.begin || i + 1 >= line.end) return false;
    const char32_t before = page_.text[i - 1], after = page_.text[i + 1];
    if (!(is_cjk(before) || before == U')' || before == U'”') || !(is_cjk(after) || after == U'“' || after == U'('))
      return false;
    const bool one_left = is_cjk(before) && single_before(i - 1), one_right = is_cjk(after) && single_after(i + 1);
    if (!one_left && !one_right) return true;
    // 李晓梅 女 东山村党总支书记: the cells of a row.
    if ((one_left && is_sex(before)) || (one_right && is_sex(after))) return true;
    if (one_left && one_right) return false;
    // One ideograph by itself goes with its neighbour, unless it and the next one by itself make a name.
    if (one_right)
      return i + 3 < line.end && page_.text[i + 2] == U' ' && is_cjk(page_.text[i + 3]) && single_after(i + 3);
    return i >= line.begin + 3 && page_.text[i - 2] == U' ' && is_cjk(page_.text[i - 3]) && single_before(i - 3);
  }

  static bool is_sex(char32_t c) { return c == U'男' || c == U'女'; }

  void push(char32_t c, ByteSpan bytes) { document_.append(c, bytes); }

  const Page& page_;
  const std::vector<Block>& blocks_;
  Document& document_;
  std::uint32_t article_ = 0;
  std::uint32_t paragraph_ = 0;
  std::uint32_t article_head_ = 0;  ///< `paragraph_` where the body begins
};

}  // namespace

void assemble(const Page& page, const std::vector<Block>& blocks, const std::vector<ArticlePlan>& plans,
              Document& document) {
  document.reserve(page.text.size() + plans.size() * 4);
  Assembler assembler(page, blocks, document);
  for (const ArticlePlan& plan : plans) assembler.add(plan);
}

}  // namespace govgraph::text
