// SPDX-License-Identifier: Apache-2.0
#include "mutation/mutations.hpp"

#include <iconv.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <stdexcept>

namespace govgraph::test {
namespace {

constexpr std::size_t kLargest = 400'000;

std::string encoded(std::string text, const char* encoding) {
  const iconv_t converter = ::iconv_open(encoding, "UTF-8");
  if (reinterpret_cast<std::intptr_t>(converter) == -1) throw std::runtime_error("iconv knows no such encoding");
  std::string out(text.size() * 4 + 16, '\0');
  char *from = text.data(), *to = out.data();
  std::size_t left = text.size(), room = out.size();
  while (left > 0 && ::iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1) && left > 0) {
    ++from;  // what cannot be written so is left out
    --left;
  }
  ::iconv_close(converter);
  out.resize(out.size() - room);
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

}  // namespace

std::size_t Mutations::length_of_run() {
  constexpr std::size_t kLengths[] = {3, 20, 200, 2'000, 20'000};
  return 1 + below(one_of(kLengths));
}

void Mutations::insert_marks(std::string& text) {
  static const std::string kMarks[] = {"\xE2\x80\xAE",
                                       "\xE2\x81\xA6",
                                       "\xE2\x80\x8B",
                                       "\xEF\xBB\xBF",
                                       "\xCC\x81",
                                       "\xF3\xA0\x80\x81",  // bidi, joiners
                                       std::string(1, '\0'),
                                       "\x01",
                                       "\x1B[2J",
                                       "\x7F",
                                       "\xC2\x85",
                                       "\xE2\x80\xA8",
                                       "\r",
                                       "\f",
                                       "\v",
                                       "\t",
                                       "\xED\xA0\x80",
                                       "\xED\xBF\xBF",
                                       "\xF4\x90\x80\x80",
                                       "\xC0\x80",
                                       "\xE6\x9F",
                                       "\xFF",  // no UTF-8
                                       "\xEE\x80\x80",
                                       "\xF0\xA0\x80\x80",
                                       "\xEF\xBF\xBF",
                                       "\xE3\x80\x80",
                                       "&#x0;",
                                       "&amp;",
                                       "]]>"};
  for (std::size_t left = 1 + below(40); left > 0; --left) text.insert(place(text), one_of(kMarks));
}

void Mutations::insert_run(std::string& text) {
  static const std::string kPieces[] = {"、", "，", "。", "（",  "）", "《",   "》",  "“",      "”",
                                        "「", "1",  "9",  "第",  "柳", "镇",   "的",  " ",      "\n",
                                        "\f", "-",  "A",  ".",   "：", "书记", "·",   "党委",   "〇",
                                        "年", "和", "(",  "“（", "1.", "\n\n", "<b>", "社区、", "\t"};
  const std::string piece = one_of(kPieces);
  std::string run;
  for (std::size_t left = length_of_run(); left > 0; --left) run += piece;
  text.insert(place(text), run);
}

void Mutations::insert_nesting(std::string& text) {
  static const std::string kPairs[][2] = {{"（", "）"},    {"《", "》"},     {"“", "”"},
                                          {"「", "」"},    {"(", ")"},       {"<div>", "</div>"},
                                          {"<b>", "</b>"}, {"<ul><li>", ""}, {"“《", "》"}};
  const auto& [open, close] = kPairs[below(std::size(kPairs))];
  std::string before, after;
  for (std::size_t left = length_of_run(); left > 0; --left) before += open, after += close;
  const std::size_t begin = place(text);
  text.insert(begin + below(text.size() - begin + 1), after);
  text.insert(begin, before);
}

void Mutations::repeat_block(std::string& text) {
  const std::size_t begin = place(text);
  const std::string block = text.substr(begin, 1 + below(3'000));
  std::string repeated;
  for (std::size_t left = 1 + below(30); left > 0; --left) repeated += block;
  text.insert(place(text), repeated);
}

void Mutations::shuffle_lines(std::string& text) {
  std::vector<std::string> lines = lines_of(text);
  for (std::size_t i = lines.size(); i > 1; --i) std::swap(lines[i - 1], lines[below(i)]);
  static const std::string kEnds[] = {"\n", "\r\n", "\n\n", "", " ", "\f", "\r"};
  const std::string end = one_of(kEnds);
  text.clear();
  for (const std::string& line : lines) text += line + end;
}

void Mutations::change_text(std::string& text) {
  switch (below(6)) {
    case 0:
      return insert_marks(text);
    case 1:
      return insert_run(text);
    case 2:
      return insert_nesting(text);
    case 3:
      return repeat_block(text);
    case 4:
      return shuffle_lines(text);
    default:
      text.insert(place(text), page());
  }
}

void Mutations::change_bytes(std::string& bytes) {
  if (bytes.empty()) return;
  switch (below(4)) {
    case 0:
      for (std::size_t left = 1 + below(60); left > 0; --left)
        bytes[below(bytes.size())] = static_cast<char>(random_());
      break;
    case 1:
      bytes.erase(below(bytes.size()), 1 + below(200));
      break;
    case 2:
      bytes.resize(below(bytes.size()));
      break;
    default:
      for (std::size_t left = 1 + below(200); left > 0; --left)
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(place(bytes)), static_cast<char>(random_()));
  }
}

std::string Mutations::as_html(const std::string& page) {
  static const std::string kTags[] = {"p",  "div",     "li",     "td",      "span", "b",
                                      "tr", "section", "script", "unknown", "h1",   "article"};
  std::string out =
      one_of(std::vector<std::string>{"<html><body>", "<!DOCTYPE html><meta charset=utf-8>", "<main>", ""});
  for (const std::string& line : lines_of(page)) {
    const std::string tag = one_of(kTags);
    out += '<' + tag + (below(4) == 0 ? " class='x\" y=" : "") + '>' + line;
    if (below(3) > 0) out += "</" + tag + '>';
  }
  return out;
}

Mutant Mutations::next() {
  std::string text = page();
  const bool html = below(3) == 0;
  if (html) text = as_html(text);
  for (std::size_t left = below(4); left > 0; --left) change_text(text);
  if (text.size() > kLargest) text.resize(kLargest);
  static const char* const kEncodings[] = {"UTF-8", "UTF-8", "GB18030", "UTF-16LE", "UTF-16", "BIG5"};
  const std::string encoding = one_of(kEncodings);
  std::string bytes = encoding == "UTF-8" ? text : encoded(text, encoding.c_str());
  if (encoding == "UTF-16LE") bytes.insert(0, "\xFF\xFE");
  for (std::size_t left = below(3); left > 0; --left) change_bytes(bytes);
  return {std::to_string(count_++) + (html ? ".html" : ".txt"), std::move(bytes)};
}

}  // namespace govgraph::test
