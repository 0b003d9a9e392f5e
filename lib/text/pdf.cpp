// SPDX-License-Identifier: Apache-2.0
#include <signal.h>

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <utility>

#include "base/run_program.hpp"
#include "text/formats.hpp"
#include "text/pages/bbox.hpp"
#include "text/pages/compose.hpp"
#include "text/pages/volume.hpp"

namespace govgraph::text {
namespace {

constexpr std::uint64_t kBytesOfAWord = 128;  ///< that pdftotext writes, for a character at the worst

struct Refusal {
  std::string code, message;
};

bool says(const std::string& text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string::npos; });
}

/// The first line that pdftotext says, to be put in brackets.
std::string reason(const std::string& errors) {
  constexpr std::size_t kMost = 200;
  std::string line = errors.substr(0, std::min(errors.find('\n'), kMost));
  return line.empty() ? "it does not say why" : line;
}

Refusal too_much_text(const Limits& limits) {
  return {"document-too-large",
          "has more than " + std::to_string(limits.text_bytes >> 20) + " MiB of text; split it into issues or pages"};
}

Refusal refusal_of_exit(const ProgramResult& result) {
  constexpr int kNotAllowed = 3;
  if (says(result.errors, {"ncorrect password", "ncorrect user password", "ncorrect owner password"}))
    return {"encrypted-pdf", "needs a password; save it without one"};
  if (result.status == kNotAllowed)
    return {"locked-pdf", "its author does not allow text to be taken out; ask for a copy that does"};
  if (says(result.errors, {"May not be a PDF"}))
    return {"broken-pdf", "is no PDF, or its beginning is gone; get it again"};
  return {"broken-pdf", "pdftotext gives up on it (exit " + std::to_string(result.status) + ", " +
                            reason(result.errors) + "); repair it or give its text"};
}

Refusal refusal_of(const ProgramResult& result, const Limits& limits) {
  switch (result.end) {
    case ProgramResult::End::kMissing:
      return {"no-pdftotext", "needs the program pdftotext to be read; install poppler-utils"};
    case ProgramResult::End::kNotStarted:
      return {"no-pdftotext",
              "pdftotext cannot be started (" + result.errors + "); close other programs and try again"};
    case ProgramResult::End::kTimeout:
      return {"pdf-timeout", "pdftotext takes more than " + std::to_string(limits.seconds) +
                                 " s over it; raise --max-seconds, split it, or give its text"};
    case ProgramResult::End::kOutput:
      return too_much_text(limits);
    case ProgramResult::End::kMemory:
      return {"pdf-out-of-memory",
              "pdftotext has not enough memory for it; split it, make its pictures smaller, or give its text"};
    case ProgramResult::End::kKilled:
      return {"pdf-crash", "pdftotext died of it (signal " + std::to_string(result.signal) + ", " +
                               ::strsignal(result.signal) + "); repair it or give its text"};
    case ProgramResult::End::kExited:
      break;
  }
  return refusal_of_exit(result);
}

std::string pages_of(std::size_t count) { return std::to_string(count) + (count == 1 ? " page" : " pages"); }

/// What stands on the pages, so long as it fits.
class PdfReader {
 public:
  PdfReader(const lexicon::Lexicon& lexicon, const Limits& limits, const Cancellation& cancellation)
      : lexicon_(lexicon),
        limits_(limits),
        cancellation_(cancellation),
        words_([this](PageWords&& page) { add(std::move(page)); }) {}

  /// The PDF comes through stdin: the bytes that were hashed are those that are read, and no name can be an option.
  ProgramResult run(std::string_view bytes) {
    ProgramCall call;
    call.command = {"pdftotext", "-bbox-layout", "-l", std::to_string(limits_.pages + 1), "/dev/stdin", "-"};
    call.input = bytes;
    call.limits = {std::chrono::seconds(limits_.seconds), limits_.seconds, limits_.memory,
                   limits_.text_bytes * kBytesOfAWord};
    call.cancellation = cancellation_;
    call.take = [this](std::string_view piece) { words_.add(piece); };
    ProgramResult out = run_program(call);
    words_.finish();
    return out;
  }

  std::size_t pages() const { return volume_.pages(); }
  std::size_t empty_pages() const { return volume_.empty_pages(); }
  bool too_large() const { return volume_.bytes() > limits_.text_bytes; }
  std::size_t unknown() const { return unknown_; }  ///< glyphs whose characters the file does not tell
  std::size_t characters() const { return characters_; }
  Reading finish() { return volume_.finish(); }

 private:
  void add(PageWords&& page) {
    cancellation_.check();
    if (too_large() || volume_.pages() > limits_.pages) return;
    for (const Word& word : page.words) {
      characters_ += word.text.size();
      unknown_ += static_cast<std::size_t>(std::count_if(word.text.begin(), word.text.end(), is_unknown));
    }
    volume_.add(compose(lexicon_, std::move(page)));
  }

  static bool is_unknown(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD || (c >= 0xF0000 && c <= 0x10FFFD);
  }

  const lexicon::Lexicon& lexicon_;
  const Limits& limits_;
  const Cancellation& cancellation_;
  Volume volume_;
  std::size_t unknown_ = 0, characters_ = 0;
  BboxReader words_;
};

std::optional<Refusal> fault_of(const ProgramResult& result, const PdfReader& reader, const Limits& limits) {
  if (result.end != ProgramResult::End::kExited || result.status != 0) return refusal_of(result, limits);
  if (reader.pages() > limits.pages)
    return Refusal{"too-many-pages", "has more than " + std::to_string(limits.pages) + " pages; split it"};
  if (reader.too_large()) return too_much_text(limits);
  if (reader.pages() == 0)
    return Refusal{"broken-pdf", "holds no page that can be read; it may be cut off: get it again"};
  if (reader.empty_pages() == reader.pages())
    return Refusal{"pdf-without-text",
                   "its " + pages_of(reader.pages()) + (reader.pages() == 1 ? " holds" : " hold") +
                       " no text, perhaps pictures of it; recognise it first (ocrmypdf, for instance)"};
  return std::nullopt;
}

/// What is odd and still read.
void warn(const PdfReader& reader, const std::string& id, Diagnostics& diagnostics) {
  if (reader.empty_pages() > 0)
    diagnostics.push_back({"pages-without-text", Severity::kWarning, id, 0, 0,
                           std::to_string(reader.empty_pages()) + " of its " + pages_of(reader.pages()) +
                               " hold no text, perhaps pictures of it; recognise them first (ocrmypdf, for instance)"});
  if (reader.unknown() > 0)
    diagnostics.push_back({"unknown-glyphs", Severity::kWarning, id, 0, 0,
                           "its fonts do not tell what " + std::to_string(reader.unknown()) + " of its " +
                               std::to_string(reader.characters()) +
                               " characters are; print it to another PDF, or recognise it (ocrmypdf --force-ocr)"});
}

}  // namespace

std::optional<Reading> text_of_pdf(std::string_view bytes, const std::string& id, const lexicon::Lexicon& lexicon,
                                   const Limits& limits, const Cancellation& cancellation, Diagnostics& diagnostics) {
  PdfReader reader(lexicon, limits, cancellation);
  const ProgramResult result = reader.run(bytes);
  if (auto fault = fault_of(result, reader, limits)) {
    diagnostics.push_back({std::move(fault->code), Severity::kError, id, 0, 0, std::move(fault->message)});
    return std::nullopt;
  }
  warn(reader, id, diagnostics);
  return reader.finish();
}

}  // namespace govgraph::text
