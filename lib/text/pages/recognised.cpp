// SPDX-License-Identifier: Apache-2.0
#include "text/pages/recognised.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <libxml/parser.h>

#include "base/json.hpp"
#include "base/utf8.hpp"

namespace govgraph::text {
namespace {

constexpr float kWidth = 600;      ///< points of a page that was measured in pixels
constexpr float kFarthest = 1e6F;  ///< pixels; a page is no larger
constexpr std::size_t kMostWords = 60'000;
constexpr std::size_t kMostPages = 10'000;

float on_page(double pixels) { return static_cast<float>(std::clamp<double>(pixels, -kFarthest, kFarthest)); }

std::optional<float> number_of(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  float out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && std::isfinite(out) ? std::optional(on_page(out)) : std::nullopt;
}

std::uint8_t percent(float share) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0F, 1.0F) * 100));
}

void set_text(Word& word, std::string_view text) {
  word.text = utf8::decode_all(text);
  std::erase_if(word.text, [](char32_t c) { return c <= U' ' || utf8::is_space(c); });
}

/// Glyphs of one line differ in height, and so do boxes that fit them: all are as high as their line.
void fit_to_line(Word& word, const Box& line) {
  if (line.height() <= 0 || word.box.top < line.top - line.height() || word.box.bottom > line.bottom + line.height())
    return;
  word.box.top = line.top;
  word.box.bottom = line.bottom;
}

void add_word(PageWords& page, Word word) {
  word.em = word.box.height();
  if (!word.text.empty() && word.box.width() > 0 && word.box.height() > 0 && page.words.size() < kMostWords)
    page.words.push_back(std::move(word));
}

void scale(PageWords& page, float factor) {
  page.size = {page.size.width * factor, page.size.height * factor};
  for (Word& each : page.words) {
    each.box = {each.box.left * factor, each.box.top * factor, each.box.right * factor, each.box.bottom * factor};
    each.em *= factor;
  }
}

/// Pixels to points. A page that is smaller than one has no words that stand apart.
void settle(PageWords& page) {
  float right = page.size.width, bottom = page.size.height;
  for (const Word& each : page.words)
    right = std::max(right, each.box.right), bottom = std::max(bottom, each.box.bottom);
  page.size = {right, bottom};
  if (right >= 1) scale(page, kWidth / right);
}

/// "bbox 10 20 30 40; x_wconf 93": the numbers behind a word.
std::array<std::optional<float>, 4> numbers_after(std::string_view title, std::string_view word) {
  std::array<std::optional<float>, 4> out;
  std::size_t at = title.find(word);
  if (at == std::string_view::npos) return out;
  at += word.size();
  for (auto& each : out) {
    at = title.find_first_not_of(' ', at);
    if (at == std::string_view::npos) return out;
    each = number_of(title.substr(at));
    at = title.find(' ', at);
    if (at == std::string_view::npos) return out;
  }
  return out;
}

std::optional<Box> box_in(std::string_view title) {
  const auto n = numbers_after(title, "bbox");
  if (!n[0] || !n[1] || !n[2] || !n[3]) return std::nullopt;
  return Box{*n[0], *n[1], *n[2], *n[3]};
}

void say_nothing(void*, const char*, ...) {}

/// hOCR and ALTO as they come by a SAX parser: elements with boxes.
class XmlPages {
 public:
  std::vector<PageWords> read(std::string_view bytes) {
    xmlInitParser();
    xmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<XmlPages*>(self)->start(view(name), attributes);
    };
    handler.endElement = [](void* self, const xmlChar* name) { static_cast<XmlPages*>(self)->end(view(name)); };
    handler.characters = [](void* self, const xmlChar* text, int size) {
      auto& pages = *static_cast<XmlPages*>(self);
      if (pages.depth_ > 0) pages.text_.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    };
    handler.warning = handler.error = handler.fatalError = say_nothing;
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
        xmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr), &xmlFreeParserCtxt);
    if (!parser) throw std::bad_alloc();
    xmlCtxtUseOptions(parser.get(), XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlParseChunk(parser.get(), bytes.data(), static_cast<int>(bytes.size()), 1);
    for (PageWords& each : pages_) settle(each);
    return std::move(pages_);
  }

 private:
  static std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

  static std::string_view get(const xmlChar** attributes, std::string_view name) {
    for (const xmlChar** each = attributes; each != nullptr && each[0] != nullptr && each[1] != nullptr; each += 2)
      if (view(each[0]) == name) return view(each[1]);
    return {};
  }

  void start(std::string_view name, const xmlChar** attributes) {
    if (depth_ > 0) ++depth_;
    const std::string_view kind = get(attributes, "class");
    if (name == "Page" || kind == "ocr_page") {
      if (pages_.size() < kMostPages) pages_.emplace_back();
      PageWords& page = pages_.back();
      page.size = {number_of(get(attributes, "WIDTH")).value_or(0), number_of(get(attributes, "HEIGHT")).value_or(0)};
      if (const auto box = box_in(get(attributes, "title"))) page.size = {box->right, box->bottom};
    } else if (kind == "ocr_line" || kind == "ocr_header" || kind == "ocr_textfloat" || kind == "ocr_caption") {
      line_ = box_in(get(attributes, "title")).value_or(Box());
    } else if (name == "String" && !pages_.empty()) {
      add_string(attributes);
    } else if (kind == "ocrx_word" && !pages_.empty() && depth_ == 0) {
      word_ = {};
      text_.clear();
      const std::string_view title = get(attributes, "title");
      word_.box = box_in(title).value_or(Box());
      fit_to_line(word_, line_);
      if (const auto sure = numbers_after(title, "x_wconf")[0]) word_.sure = percent(*sure / 100);
      depth_ = 1;
    }
  }

  void end(std::string_view) {
    if (depth_ == 0 || --depth_ > 0) return;
    set_text(word_, text_);
    add_word(pages_.back(), std::move(word_));
  }

  void add_string(const xmlChar** attributes) {
    Word word;
    const float left = number_of(get(attributes, "HPOS")).value_or(0),
                top = number_of(get(attributes, "VPOS")).value_or(0);
    word.box = {left, top, left + number_of(get(attributes, "WIDTH")).value_or(0),
                top + number_of(get(attributes, "HEIGHT")).value_or(0)};
    if (const auto sure = number_of(get(attributes, "WC"))) word.sure = percent(*sure);
    set_text(word, get(attributes, "CONTENT"));
    add_word(pages_.back(), std::move(word));
  }

  std::vector<PageWords> pages_;
  Word word_;
  Box line_;  ///< that it stands in
  std::string text_;
  int depth_ = 0;  ///< of elements in the word that is being read; 0: none is
};

/// Four corners, or left, top, right, bottom.
std::optional<Box> box_of(const json::Value& value) {
  if (!value.is_array() || value.size() < 4) return std::nullopt;
  std::vector<float> x, y;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const json::Value each = value.at(i);
    if (each.is_array() && each.size() >= 2) {
      x.push_back(on_page(each.at(0).number().value_or(0)));
      y.push_back(on_page(each.at(1).number().value_or(0)));
    } else if (const auto number = each.number()) {
      (i % 2 == 0 ? x : y).push_back(on_page(*number));
    }
  }
  if (x.size() < 2 || y.size() < 2) return std::nullopt;
  return Box{*std::min_element(x.begin(), x.end()), *std::min_element(y.begin(), y.end()),
             *std::max_element(x.begin(), x.end()), *std::max_element(y.begin(), y.end())};
}

void add_item(PageWords& page, const json::Value& box, std::string_view text, double sure) {
  Word word;
  const auto found = box_of(box);
  if (!found) return;
  word.box = *found;
  word.sure = percent(static_cast<float>(std::clamp(sure, 0.0, 1.0)));
  set_text(word, text);
  add_word(page, std::move(word));
}

/// [box, text, score], or [box, [text, score]].
bool add_row(PageWords& page, const json::Value& row) {
  if (!row.is_array() || row.size() < 2 || !box_of(row.at(0))) return false;
  const json::Value said = row.at(1);
  if (const auto text = said.string()) {
    const double sure = row.size() > 2 ? row.at(2).number().value_or(1) : 1;
    add_item(page, row.at(0), *text, sure);
    return true;
  }
  if (!said.is_array() || said.size() < 2 || !said.at(0).string()) return false;
  add_item(page, row.at(0), *said.at(0).string(), said.at(1).number().value_or(1));
  return true;
}

bool add_columns(PageWords& page, const json::Value& value) {
  const json::Value inner = value.find("res").value_or(value);
  const auto texts = inner.find("rec_texts");
  auto boxes = inner.find("rec_polys");
  if (!boxes) boxes = inner.find("rec_boxes");
  if (!texts || !boxes) return false;
  const auto scores = inner.find("rec_scores");
  for (std::size_t i = 0; i < std::min(texts->size(), boxes->size()); ++i)
    add_item(page, boxes->at(i), texts->at(i).string().value_or(""),
             scores && i < scores->size() ? scores->at(i).number().value_or(1) : 1);
  return true;
}

std::vector<PageWords> json_pages(std::string_view bytes) {
  std::vector<PageWords> out;
  std::string text(bytes);
  json::Text parser;
  const auto value = parser.parse(text);
  if (!value) return out;
  const auto add_page = [&](const json::Value& each) {
    PageWords page;
    bool any = each.is_object() && add_columns(page, each);
    for (std::size_t i = 0; each.is_array() && i < each.size(); ++i) any = add_row(page, each.at(i)) || any;
    if (any) out.push_back(std::move(page));
    return any;
  };
  if (!add_page(*value))
    for (std::size_t i = 0; value->is_array() && i < std::min(value->size(), kMostPages); ++i) add_page(value->at(i));
  for (PageWords& each : out) settle(each);
  return out;
}

}  // namespace

std::vector<PageWords> recognised_pages(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return {};
  bytes.remove_prefix(first);
  if (bytes.front() == '<') return XmlPages().read(bytes);
  return bytes.front() == '[' || bytes.front() == '{' ? json_pages(bytes) : std::vector<PageWords>();
}

}  // namespace govgraph::text
