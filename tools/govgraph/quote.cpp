// SPDX-License-Identifier: Apache-2.0
#include "quote.hpp"

#include <algorithm>
#include <array>

#include <unistd.h>

#include "base/utf8.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

constexpr std::size_t kAround = 60;

constexpr std::array<std::string_view, 5> kEnds{"。", "！", "？", "!", "?"};

/// Length of the sentence's end that stands at `at`; 0 when none does. A blank line ends a sentence, a line's end alone
/// does not: pages break lines anywhere.
std::size_t end_at(std::string_view text, std::size_t at) {
  for (const std::string_view end : kEnds)
    if (text.compare(at, end.size(), end) == 0) return end.size();
  if (text[at] != '\n') return 0;
  const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
  return next != std::string_view::npos && text[next] == '\n' ? 1 : 0;
}

std::size_t step_back(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && utf8::continues(text[at]));
  return at;
}

std::string before(std::string_view text) {
  std::size_t begin = text.size();
  for (std::size_t n = 0; begin > 0; ++n) {
    const std::size_t back = step_back(text, begin);
    if (end_at(text, back) > 0) return printable(utf8::squeeze(text.substr(begin)));
    if (n == kAround) return "…" + printable(utf8::squeeze(text.substr(begin)));
    begin = back;
  }
  return printable(utf8::squeeze(text));
}

std::string after(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t n = 0; end < text.size(); ++n) {
    if (const std::size_t length = end_at(text, end)) return printable(utf8::squeeze(text.substr(0, end + length)));
    if (n == kAround) return printable(utf8::squeeze(text.substr(0, end))) + "…";
    end += utf8::decode(text, end).length;
  }
  return printable(utf8::squeeze(text));
}

bool ends_sentence(std::string_view text) {
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    const bool control = step.code_point < 0x20 || (step.code_point >= 0x7F && step.code_point < 0xA0);
    utf8::append(out, control ? U' ' : step.code_point);
    i += step.length;
  }
  return out;
}

std::string arrow_of(const Neighbor& step, const Edge& edge) {
  const std::string what = std::string(word_of(step.type)) + (edge.role.empty() ? "" : " " + printable(edge.role));
  if (info(step.type).symmetric) return "—" + what + "—";
  return step.outgoing ? "—" + what + "→" : "←" + what + "—";
}

Quote quote(std::string_view source, ByteSpan span) {
  const std::size_t end = std::min<std::size_t>(span.end, source.size());
  const std::size_t begin = std::min<std::size_t>(span.begin, end);
  const std::string_view marked = source.substr(begin, end - begin);
  return {before(source.substr(0, begin)), printable(utf8::squeeze(marked)),
          ends_sentence(marked) ? "" : after(source.substr(end))};
}

std::string line_of(const Quote& quote, bool colour) {
  return quote.before + (colour ? "\x1B[1m" : "【") + quote.marked + (colour ? "\x1B[0m" : "】") + quote.after;
}

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

void Pages::load(const std::string& document) {
  if (loaded_ && info_.path == document) return;
  source_ = view_.source(document);
  info_ = view_.document(document).value_or(DocumentInfo{});
  info_.path = document;
  loaded_ = true;
}

Quote Pages::quote(const Located& place) {
  load(place.document);
  return cli::quote(source_, place.span);
}

std::string Pages::page_and_box(const Located& place) const {
  const std::vector<PrintPlace> lines = in_print(place);
  if (lines.empty()) return {};
  Box box = lines.front().box;
  for (const PrintPlace& each : lines) {
    const bool below = each.box.left < box.right && each.box.right > box.left && each.box.top >= box.top;
    if (each.page != lines.front().page || !below) break;
    box = {std::min(box.left, each.box.left), box.top, std::max(box.right, each.box.right),
           std::max(box.bottom, each.box.bottom)};
  }
  return "page " + std::to_string(lines.front().page) + ", " + points_text(box.left) + ' ' + points_text(box.top) +
         ' ' + points_text(box.right) + ' ' + points_text(box.bottom);
}

const ArticleFact& Pages::article(const Located& place) {
  load(place.document);
  return place.article < info_.articles.size() ? info_.articles[place.article] : none_;
}

std::string Pages::date(const Located& place) {
  const ArticleFact& found = article(place);
  return found.date.empty() ? info_.date : found.date;
}

}  // namespace govgraph::cli
