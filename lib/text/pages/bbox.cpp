// SPDX-License-Identifier: Apache-2.0
#include "text/pages/bbox.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <new>
#include <string>
#include <utility>

#include <libxml/parser.h>

#include "base/utf8.hpp"

namespace govgraph::text {
namespace {

constexpr std::size_t kMostWords = 60'000;   ///< of a page; the rest is not read
constexpr std::size_t kLongestWord = 4'000;  ///< bytes

constexpr float kFarthest = 100'000;  ///< points; a page is no larger

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

/// Bytes at the end that begin a character and do not end it.
std::size_t cut_character(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte < 0x80) return 0;
    if (byte >= 0xC0) return back < (byte >= 0xF0 ? 4U : byte >= 0xE0 ? 3U : 2U) ? back : 0;
  }
  return 0;
}

/// 0 for what is no number that a page can hold.
float number_of(std::string_view text) {
  float out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return std::isfinite(out) ? std::clamp(out, -kFarthest, kFarthest) : 0;
}

}  // namespace

struct BboxReader::State {
  std::function<void(PageWords&&)> take;
  xmlParserCtxtPtr parser = nullptr;
  PageWords page;
  Word word;
  std::string text;
  bool in_page = false;
  bool in_word = false;
  std::string rest;        ///< the beginning of a character that the next piece ends
  std::size_t unread = 0;  ///< bytes since the last page ended

  void start(std::string_view name, const xmlChar** attributes) {
    if (name == "page") {
      page = {};
      in_page = true;
    } else if (name == "word" && in_page) {
      word = {};
      text.clear();
      in_word = page.words.size() < kMostWords;
    } else {
      return;
    }
    for (const xmlChar** each = attributes; each != nullptr && each[0] != nullptr && each[1] != nullptr; each += 2)
      set(view(each[0]), number_of(view(each[1])));
  }

  void set(std::string_view name, float value) {
    if (name == "width") page.size.width = value;
    if (name == "height") page.size.height = value;
    if (name == "xMin") word.box.left = value;
    if (name == "yMin") word.box.top = value;
    if (name == "xMax") word.box.right = value;
    if (name == "yMax") word.box.bottom = value;
  }

  void end(std::string_view name) {
    if (name == "word" && std::exchange(in_word, false)) {
      word.text = utf8::decode_all(text);
      std::erase_if(word.text, [](char32_t c) { return c <= U' ' || utf8::is_space(c); });
      if (!word.text.empty()) page.words.push_back(std::move(word));
    } else if (name == "page" && std::exchange(in_page, false)) {
      unread = 0;
      take(std::move(page));
    }
  }

  static void on_start(void* self, const xmlChar* name, const xmlChar** attributes) {
    static_cast<State*>(self)->start(view(name), attributes);
  }
  static void on_end(void* self, const xmlChar* name) { static_cast<State*>(self)->end(view(name)); }
  static void on_text(void* self, const xmlChar* text, int size) {
    State& state = *static_cast<State*>(self);
    if (state.in_word && state.text.size() < kLongestWord)
      state.text.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
  }
  static void on_error(void*, const char*, ...) {}
};

BboxReader::BboxReader(std::function<void(PageWords&&)> take) : state_(std::make_unique<State>()) {
  state_->take = std::move(take);
  xmlInitParser();
  xmlSAXHandler handler;
  std::memset(&handler, 0, sizeof handler);
  handler.startElement = State::on_start;
  handler.endElement = State::on_end;
  handler.characters = State::on_text;
  handler.warning = State::on_error;
  handler.error = State::on_error;
  handler.fatalError = State::on_error;
  state_->parser = xmlCreatePushParserCtxt(&handler, state_.get(), nullptr, 0, nullptr);
  if (state_->parser == nullptr) throw std::bad_alloc();
  xmlCtxtUseOptions(state_->parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR |
                                        XML_PARSE_NOWARNING | XML_PARSE_NODICT);
}

BboxReader::~BboxReader() { xmlFreeParserCtxt(state_->parser); }

void BboxReader::add(std::string_view piece) {
  state_->unread += piece.size();
  std::string sound = std::exchange(state_->rest, {});
  sound += piece;
  const std::size_t end = sound.size() - cut_character(sound);
  state_->rest = sound.substr(end);
  sound.resize(end);
  if (!utf8::is_valid(sound)) sound = utf8::repaired(sound);
  // XML knows no control characters, but fonts that lie about their letters do.
  for (char& c : sound)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') c = ' ';
  xmlParseChunk(state_->parser, sound.data(), static_cast<int>(sound.size()), 0);
}

std::size_t BboxReader::unread() const { return state_->unread; }

bool BboxReader::finish() {
  xmlParseChunk(state_->parser, nullptr, 0, 1);
  return !state_->in_page;
}

}  // namespace govgraph::text
