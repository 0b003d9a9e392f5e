// SPDX-License-Identifier: Apache-2.0
// Rich text (RTF 1.9, of Microsoft): paragraphs, tables and notes.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unicode/unistr.h>

#include "text/flow.hpp"
#include "text/formats.hpp"
#include "text/limits.hpp"

namespace govgraph::text {
namespace {

constexpr int kChinese = 936;  ///< where nothing tells the page of codes
constexpr int kNoFont = -1;

/// Groups that hold no text of the document.
constexpr std::array kHidden = std::to_array<std::string_view>(
    {"colortbl",   "stylesheet", "info",      "pict",    "object",     "header",     "headerl",   "headerr",
     "headerf",    "footer",     "footerl",   "footerr", "footerf",    "fldinst",    "listtable", "listoverridetable",
     "themedata",  "datastore",  "generator", "filetbl", "revtbl",     "rsidtbl",    "xmlnstbl",  "latentstyles",
     "background", "mmathPr",    "pnseclvl",  "shppict", "nonshppict", "annotation", "atnid",     "atnauthor",
     "xe",         "tc",         "template",  "private", "falt",       "panose",     "fontemb",   "pgdsctbl"});

constexpr std::array kSigns = std::to_array<std::pair<std::string_view, std::string_view>>({{"tab", "\t"},
                                                                                            {"line", "\n"},
                                                                                            {"emdash", "—"},
                                                                                            {"endash", "–"},
                                                                                            {"lquote", "‘"},
                                                                                            {"rquote", "’"},
                                                                                            {"ldblquote", "“"},
                                                                                            {"rdblquote", "”"},
                                                                                            {"bullet", "•"},
                                                                                            {"emspace", " "},
                                                                                            {"enspace", " "},
                                                                                            {"qmspace", " "}});

const char* converter_of(int page) {
  constexpr std::array<std::pair<int, const char*>, 5> kPages{
      {{936, "gb18030"}, {950, "big5"}, {932, "windows-31j"}, {949, "windows-949"}, {65001, "utf-8"}}};
  const auto* const found =
      std::find_if(kPages.begin(), kPages.end(), [&](const auto& each) { return each.first == page; });
  return found == kPages.end() ? "windows-1252" : found->second;
}

/// What `\fcharset` of a font means; 0 where that is the document's own.
int page_of_charset(int charset) {
  return charset == 134 ? 936 : charset == 136 ? 950 : charset == 128 ? 932 : charset == 129 ? 949 : 0;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// What braces open and close.
struct Group {
  bool hidden = false;  ///< nothing in it is text
  bool fonts = false;   ///< the table of fonts
  bool note = false;    ///< the group of a note itself
  bool out_of_sight = false;
  bool in_table = false;
  int font = kNoFont;
  int skip = 1;  ///< characters that stand for one `\u`, for older programs
};

class RtfReader {
 public:
  explicit RtfReader(std::string_view bytes) : bytes_(bytes) {}

  /// False where groups are open at the end.
  bool run() {
    while (at_ < bytes_.size() && !too_deep_ && !ended_) {
      const char c = bytes_[at_++];
      if (c == '{') {
        open();
      } else if (c == '}') {
        close();
      } else if (c == '\\') {
        control();
      } else if (c != '\r' && c != '\n' && c != '\0') {
        byte(c);
      }
    }
    end_paragraph();
    end_table();
    return groups_.size() <= 1;
  }

  bool too_deep() const { return too_deep_; }
  std::size_t size() const { return flow_.size(); }
  Reading take() { return flow_.take(); }

 private:
  Group& group() { return groups_.back(); }

  void open() {
    settle();
    too_deep_ = groups_.size() > Limits{}.depth;
    groups_.push_back(group());
    group().note = false;
    skipped_ = 0;
  }

  void close() {
    settle();
    if (group().note) {
      notes_.push_back(std::exchange(text_, std::exchange(outer_, {})));
      in_note_ = false;
    }
    if (groups_.size() > 1) groups_.pop_back();
    ended_ = groups_.size() == 1;
    skipped_ = 0;
  }

  bool is_text() { return !group().hidden && !group().fonts && !group().out_of_sight; }

  void byte(char c) {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (!half_.isEmpty()) settle();
    if (is_text()) pending_ += c;
  }

  /// Bytes wait for the rest of their character, until something else comes.
  void settle() {
    if (!half_.isEmpty()) half_.toUTF8String(text_), half_.remove();
    if (pending_.empty()) return;
    const auto known = pages_.find(group().font);
    const int page = known != pages_.end() && known->second != 0 ? known->second : page_;
    icu::UnicodeString(pending_.data(), static_cast<std::int32_t>(pending_.size()), converter_of(page))
        .toUTF8String(text_);
    pending_.clear();
  }

  void put(std::string_view text) {
    settle();
    if (is_text()) text_ += text;
  }

  void control() {
    if (at_ == bytes_.size()) return;
    const char c = bytes_[at_];
    if (is_letter(c)) return word();
    ++at_;
    if (c == '\'') return hexadecimal();
    if (c == '*') optional_ = true;
    if (c == '\\' || c == '{' || c == '}') byte(c);
    if (c == '~') put(" ");
    if (c == '_') put("-");
    if (c == '\n' || c == '\r') end_paragraph();
  }

  void hexadecimal() {
    unsigned value = 0;
    const std::string_view digits = bytes_.substr(at_, 2);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || end != digits.data() + 2) return;
    at_ += 2;
    byte(static_cast<char>(value));
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
    const std::string_view name = bytes_.substr(begin, at_ - begin);
    const bool negative = at_ < bytes_.size() && bytes_[at_] == '-';
    if (negative) ++at_;
    bool given = false;
    std::int64_t number = 0;
    for (; at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9'; ++at_, given = true)
      number = std::min<std::int64_t>(number * 10 + (bytes_[at_] - '0'), 0x7FFFFFFF);
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    obey(name, static_cast<int>(negative ? -number : number), given);
    optional_ = false;
  }

  void obey(std::string_view name, int number, bool given) {
    if (name == "u") return unicode(number);
    settle();
    const bool on = !given || number != 0;
    if (name == "bin") at_ += std::min<std::size_t>(static_cast<std::size_t>(std::max(number, 0)), bytes_.size() - at_);
    if (name == "uc") group().skip = std::clamp(number, 0, 100);
    if (name == "ansicpg") page_ = number == 1252 ? kChinese : number;  // what editors write that know no other
    if (name == "f") group().font = number;
    if (name == "fcharset" && group().fonts) pages_[group().font] = page_of_charset(number);
    if (name == "v" || name == "deleted") group().out_of_sight = on;
    if (name == "plain") group().out_of_sight = false;
    if (name == "fonttbl") group().fonts = true;
    if (optional_ || std::find(kHidden.begin(), kHidden.end(), name) != kHidden.end()) group().hidden = true;
    if (group().hidden) return;
    if ((name == "footnote" || name == "endnote") && !in_note_) {
      outer_ = std::exchange(text_, {});
      group().note = in_note_ = true;
    }
    set(name);
  }

  void set(std::string_view name) {
    for (const auto& [sign, text] : kSigns)
      if (sign == name) return put(text);
    if (name == "pard") group().in_table = false;
    if (name == "intbl") group().in_table = true;
    if (name == "par" || name == "sect" || name == "page") end_paragraph();
    if (name == "cell" || name == "nestcell") row_.push_back(std::exchange(text_, {}));
    if (name == "row" && !row_.empty()) table_.push_back(std::exchange(row_, {}));
  }

  /// A unit of UTF-16, with a sign; halves of a character come one after the other.
  void unicode(int number) {
    if (!pending_.empty()) settle();
    if (is_text()) half_.append(static_cast<char16_t>(number & 0xFFFF));
    skipped_ = group().skip;
  }

  void end_paragraph() {
    settle();
    if (in_note_ || group().in_table) {
      if (!text_.empty()) text_ += '\n';
      return;
    }
    if (!text_.empty() || !notes_.empty()) end_table();
    flow_.paragraph(std::exchange(text_, {}));
    for (const std::string& each : std::exchange(notes_, {})) flow_.paragraph(each);
  }

  void end_table() {
    if (!row_.empty()) table_.push_back(std::exchange(row_, {}));
    flow_.table(std::exchange(table_, {}));
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<Group> groups_{Group{}};
  Flow flow_;
  std::string text_, outer_;  ///< of the paragraph; of the one that a note stands in
  std::string pending_;       ///< bytes of text
  icu::UnicodeString half_;   ///< units of text
  std::vector<std::string> notes_;
  Flow::Row row_;
  std::vector<Flow::Row> table_;
  std::map<int, int> pages_;  ///< of codes, by font
  int page_ = kChinese;
  int skipped_ = 0;  ///< characters that stand for the one before
  bool optional_ = false, in_note_ = false, too_deep_ = false, ended_ = false;
};

}  // namespace

std::optional<Reading> read_rtf(const ParseInput& input, Diagnostics& diagnostics) {
  const auto refuse = [&](const char* code, const char* message) {
    diagnostics.push_back({code, Severity::kError, input.id, 0, 0, message});
    return std::nullopt;
  };
  if (!input.bytes.starts_with("{\\rtf")) return refuse("broken-document", "is no rich text; get it again");
  RtfReader reader(input.bytes);
  const bool whole = reader.run();
  if (reader.too_deep()) return refuse("broken-document", "its groups are nested too deep; save it as DOCX");
  if (!whole && reader.size() == 0) return refuse("broken-document", "is cut off before its text; get it again");
  if (!whole)
    diagnostics.push_back(
        {"cut-document", Severity::kWarning, input.id, 0, 0, "is cut off: what is left is read; get it again"});
  return reader.take();
}

}  // namespace govgraph::text
