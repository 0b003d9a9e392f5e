// SPDX-License-Identifier: Apache-2.0
#include <signal.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <utility>

#include "base/run_program.hpp"
#include "text/formats.hpp"
#include "text/pages/bbox.hpp"
#include "text/pages/compose.hpp"
#include "text/pages/recognise.hpp"
#include "text/pages/recognised.hpp"
#include "text/pages/volume.hpp"
#include "text/pdf_info.hpp"
#include "text/read.hpp"

namespace govgraph::text {
namespace {

constexpr std::size_t kMostUnread = std::size_t{64} << 20;  ///< that pdftotext writes of one page
constexpr std::uint64_t kBytesOfAWord = 128;                ///< that pdftotext writes, for a character at the worst

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

const std::string kRecognise =
    "build with --ocr, or put what a recogniser says of them beside it, as NAME.hocr, NAME.alto.xml or NAME.ocr.json";

Refusal no_recogniser() {
  return {"no-tesseract",
          "its pages are pictures, and tesseract is missing; install tesseract-ocr, tesseract-ocr-chi-sim and "
          "tesseract-ocr-chi-sim-vert"};
}

std::string pages_of(std::size_t count) { return std::to_string(count) + (count == 1 ? " page" : " pages"); }

/// What stands on the pages, so long as it fits.
class PdfReader {
 public:
  explicit PdfReader(const ReadOptions& options)
      : lexicon_(*options.lexicon),
        limits_(options.limits),
        scans_(options.scans),
        cancellation_(options.cancellation),
        page_read_(options.page_read),
        words_([this](PageWords&& page) { add(std::move(page)); }) {}

  /// The PDF comes through stdin: the bytes that were hashed are those that are read, and no name can be an option.
  ProgramResult run(std::string_view bytes) {
    ProgramCall call;
    call.command = {"pdftotext", "-bbox-layout", "-l", std::to_string(limits_.pages + 1), "/dev/stdin", "-"};
    call.input = bytes;
    call.limits = {std::chrono::seconds(limits_.seconds), limits_.seconds, limits_.memory,
                   limits_.text_bytes * kBytesOfAWord};
    call.cancellation = cancellation_;
    call.take = [this](std::string_view piece) {
      words_.add(piece);
      return !too_large() && words_.unread() < kMostUnread;
    };
    ProgramResult out = run_program(call);
    words_.finish();
    if (out.end == ProgramResult::End::kExited && out.status == 0) add_scans(bytes);
    return out;
  }

  std::size_t pages() const { return volume_.pages(); }
  std::size_t recognised() const { return recognised_; }
  bool lacks_recogniser() const { return lacks_recogniser_; }
  std::size_t unrecognised() const { return unrecognised_; }  ///< pages that tesseract could not read
  std::size_t empty_pages() const { return volume_.empty_pages(); }
  bool too_large() const { return volume_.bytes() > limits_.text_bytes; }
  std::size_t unknown() const { return unknown_; }  ///< glyphs whose characters the file does not tell
  std::size_t characters() const { return characters_; }
  Reading finish() { return volume_.finish(); }

 private:
  void add(PageWords&& page) {
    cancellation_.check();
    if (too_large() || volume_.pages() + waiting_.size() > limits_.pages) return;
    for (const Word& word : page.words) {
      characters_ += word.text.size();
      unknown_ += static_cast<std::size_t>(std::count_if(word.text.begin(), word.text.end(), is_unknown));
    }
    ComposedPage composed = compose(lexicon_, std::move(page));
    // Where pages are to be recognised, those behind them wait: that takes longer than `pdftotext` may.
    const bool waits = scans_.recognise || !scans_.recognised.empty();
    if (waits && (composed.pieces.empty() || !waiting_.empty()))
      waiting_.push_back(std::move(composed));
    else
      volume_.add(std::move(composed));
    if (page_read_) page_read_(volume_.pages() + waiting_.size(), 0);
  }

  void add_scans(std::string_view bytes) {
    std::vector<PageWords> known;
    if (!waiting_.empty() && !scans_.recognised.empty()) known = recognised_pages(scans_.recognised);
    const std::size_t all = volume_.pages() + waiting_.size();
    for (ComposedPage& page : waiting_) {
      cancellation_.check();
      const std::size_t number = volume_.pages();
      if (page.pieces.empty() && number < known.size() && !known[number].words.empty())
        page = compose(lexicon_, std::move(known[number])), ++recognised_;
      else if (page.pieces.empty() && scans_.recognise && !lacks_recogniser_)
        recognise_page(bytes, number, page);
      volume_.add(std::move(page));
      if (page_read_) page_read_(volume_.pages(), all);
    }
    waiting_.clear();
  }

  void recognise_page(std::string_view bytes, std::size_t number, ComposedPage& page) {
    Recognition found = recognise(lexicon_, bytes, number, page.size, limits_, cancellation_);
    lacks_recogniser_ = found.end == Recognition::End::kMissing;
    if (found.end != Recognition::End::kDone || found.page.pieces.empty()) {
      unrecognised_ += !lacks_recogniser_;
      return;
    }
    page = std::move(found.page);
    ++recognised_;
  }

  static bool is_unknown(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD || (c >= 0xF0000 && c <= 0x10FFFD);
  }

  const lexicon::Lexicon& lexicon_;
  const Limits& limits_;
  const Scans& scans_;
  const Cancellation& cancellation_;
  const std::function<void(std::size_t, std::size_t)>& page_read_;
  Volume volume_;
  std::vector<ComposedPage> waiting_;
  std::size_t recognised_ = 0, unrecognised_ = 0;
  bool lacks_recogniser_ = false;
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
  if (reader.empty_pages() == reader.pages() && reader.lacks_recogniser()) return no_recogniser();
  if (reader.empty_pages() == reader.pages() && reader.unrecognised() > 0)
    return Refusal{"pdf-without-text", "tesseract finds no text on its " + pages_of(reader.pages()) +
                                           ", or gives up; raise --max-seconds, or recognise it by another program"};
  if (reader.empty_pages() == reader.pages())
    return Refusal{"pdf-without-text", "its " + pages_of(reader.pages()) + (reader.pages() == 1 ? " holds" : " hold") +
                                           " no text, perhaps pictures of it; " + kRecognise};
  return std::nullopt;
}

/// What is odd and still read.
void warn(const PdfReader& reader, const std::string& id, Diagnostics& diagnostics) {
  if (reader.empty_pages() > 0)
    diagnostics.push_back({"pages-without-text", Severity::kWarning, id, 0, 0,
                           std::to_string(reader.empty_pages()) + " of its " + pages_of(reader.pages()) +
                               " hold no text, perhaps pictures of it; " +
                               (reader.lacks_recogniser() ? no_recogniser().message : kRecognise)});
  if (reader.recognised() > 0)
    diagnostics.push_back({"recognised-pages", Severity::kNote, id, 0, 0,
                           std::to_string(reader.recognised()) + " of its " + pages_of(reader.pages()) +
                               " were recognised from pictures: what they say is less sure"});
  if (reader.unknown() > 0)
    diagnostics.push_back({"unknown-glyphs", Severity::kWarning, id, 0, 0,
                           "its fonts do not tell what " + std::to_string(reader.unknown()) + " of its " +
                               std::to_string(reader.characters()) +
                               " characters are; print it to another PDF, or recognise it (ocrmypdf --force-ocr)"});
}

}  // namespace

std::optional<Reading> text_of_pdf(std::string_view bytes, const std::string& id, const ReadOptions& options,
                                   Diagnostics& diagnostics) {
  PdfReader reader(options);
  const ProgramResult result = reader.run(bytes);
  if (auto fault = fault_of(result, reader, options.limits)) {
    diagnostics.push_back({std::move(fault->code), Severity::kError, id, 0, 0, std::move(fault->message)});
    return std::nullopt;
  }
  warn(reader, id, diagnostics);
  Reading out = reader.finish();
  out.imprint = imprint_of_pdf(bytes, options.limits, options.cancellation);
  return out;
}

std::optional<Reading> text_of_recognised(std::string_view bytes, const std::string& id,
                                          const lexicon::Lexicon& lexicon, Diagnostics& diagnostics) {
  Volume volume;
  for (PageWords& page : recognised_pages(bytes)) volume.add(compose(lexicon, std::move(page)));
  if (volume.pages() > volume.empty_pages()) return volume.finish();
  diagnostics.push_back({"no-recognised-text", Severity::kError, id, 0, 0,
                         "holds no words with boxes, as hOCR, ALTO or PaddleOCR's JSON have them; write it again"});
  return std::nullopt;
}

}  // namespace govgraph::text
