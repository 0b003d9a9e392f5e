// SPDX-License-Identifier: Apache-2.0
#include "pipeline/load.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "extract/passes.hpp"
#include "lexicon/own_words.hpp"
#include "resolve/resolve.hpp"
#include "text/read.hpp"

namespace govgraph::pipeline {
namespace {

constexpr std::size_t kPiece = 1 << 16;
constexpr std::size_t kRest = 1 << 12;
constexpr int kTick = 50;  ///< milliseconds between two looks at the user's wish

void refuse(const Source& source, std::string code, std::string message, Diagnostics& diagnostics) {
  diagnostics.push_back({std::move(code), Severity::kError, source.id, 0, 0, std::move(message)});
}

void refuse_by_errno(const Source& source, int error, Diagnostics& diagnostics) {
  if (error == ENOENT)
    refuse(source, "vanished-document", "gone since it was listed; run the build again if it comes back", diagnostics);
  else
    refuse(source, "unreadable-document",
           fmt::format("cannot be read: {}; check its permissions and its disk", std::strerror(error)), diagnostics);
}

text::ReadOptions reading_of(const LoadOptions& options) {
  text::ReadOptions out;
  out.encoding = options.encoding;
  out.default_date = options.date;
  out.limits = options.limits;
  out.cancellation = options.cancellation;
  out.workers = options.workers.get();
  out.lexicon = options.lexicon;
  out.page_read = options.page_read;
  return out;
}

/// stdin may be a terminal or a pipe, whose other side takes its time.
void wait_for_input(int file, const Cancellation& cancellation) {
  for (pollfd watched{file, POLLIN, 0};;) {
    cancellation.check();
    if (::poll(&watched, 1, kTick) > 0) return;
  }
}

/// Appends what comes until the end, or until there is more than `most`; false with errno on a fault.
bool read_all(int file, std::uint64_t expected, std::uint64_t most, const Cancellation& cancellation,
              std::string& out) {
  // Room for the rest, too: to grow a string is to hold it twice for a while.
  if (expected > 0) out.reserve(std::min<std::uint64_t>(most + 1, expected + kRest));
  while (out.size() <= most) {
    wait_for_input(file, cancellation);
    const std::size_t before = out.size();
    // Of a file all at once, and then whether it ends there: most are small, and room is made by zeros.
    const std::size_t piece = expected == 0 ? kPiece : before == 0 ? expected + 1 : kRest;
    out.resize(std::min<std::uint64_t>(most + 1, before + piece));
    const ssize_t got = ::read(file, out.data() + before, out.size() - before);
    out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return true;
    if (got < 0 && errno != EINTR) return false;
  }
  return true;
}

bool is_same(const struct stat& before, const struct stat& after) {
  return before.st_size == after.st_size && before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
         before.st_mtim.tv_nsec == after.st_mtim.tv_nsec;
}

void refuse_size(const Source& source, std::uint64_t most, Diagnostics& diagnostics) {
  refuse(source, "document-too-large", fmt::format("larger than {} MB; split it into issues or pages", most >> 20),
         diagnostics);
}

/// Of a file on a disk: it may have become something else, and may be written while it is read.
std::optional<std::string> read_regular(const Source& source, const LoadOptions& options, Diagnostics& diagnostics) {
  const std::uint64_t most = text::largest_file(source.path, options.limits);
  // O_NONBLOCK: a named pipe that took the file's place must not be waited for.
  const Descriptor file(::open(source.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat before {
  }, after{};
  if (!file.is_open() || ::fstat(file.get(), &before) != 0) {
    refuse_by_errno(source, errno, diagnostics);
    return std::nullopt;
  }
  std::string bytes;
  if (!S_ISREG(before.st_mode)) {
    refuse(source, "not-a-file", "is no longer a file; run the build again", diagnostics);
  } else if (static_cast<std::uint64_t>(before.st_size) > most) {
    refuse_size(source, most, diagnostics);
  } else if (!read_all(file.get(), static_cast<std::uint64_t>(before.st_size), most, options.cancellation, bytes)) {
    refuse_by_errno(source, errno, diagnostics);
  } else if (::fstat(file.get(), &after) != 0 || !is_same(before, after)) {
    refuse(source, "changed-document", "was written while it was read; run the build again", diagnostics);
  } else {
    return bytes;
  }
  return std::nullopt;
}

std::optional<std::string> read_stdin(const Source& source, const LoadOptions& options, Diagnostics& diagnostics) {
  std::string bytes;
  if (!read_all(STDIN_FILENO, 0, options.limits.text_bytes, options.cancellation, bytes)) {
    refuse_by_errno(source, errno, diagnostics);
    return std::nullopt;
  }
  if (bytes.size() > options.limits.text_bytes) {
    refuse_size(source, options.limits.text_bytes, diagnostics);
    return std::nullopt;
  }
  return bytes;
}

/// A relation is no surer than the characters of the piece of evidence that was read best.
void lower_confidence(const Layout& layout, DocumentFacts& facts) {
  if (std::all_of(layout.placed.begin(), layout.placed.end(), [](const Placed& each) { return each.sure == 100; }))
    return;
  for (EdgeFact& edge : facts.edges) {
    std::uint8_t best = 0;
    for (const Evidence& each : edge.evidence) best = std::max(best, surety_of(layout, each.span));
    edge.confidence = edge.confidence * static_cast<float>(best) / 100.0F;
  }
}

}  // namespace

std::optional<std::string> read_bytes(const Source& source, const LoadOptions& options, Diagnostics& diagnostics) {
  return source.path == "-" ? read_stdin(source, options, diagnostics) : read_regular(source, options, diagnostics);
}

/// What a recogniser said of a PDF's pages, if that lies beside it.
std::string recognised_beside(const Source& source, const LoadOptions& options, Diagnostics& diagnostics) {
  const std::filesystem::path path = source.path;
  if (path.extension() != ".pdf" && path.extension() != ".PDF") return {};
  for (const char* ending : {".hocr", ".alto.xml", ".ocr.json"}) {
    std::error_code none;
    const std::filesystem::path beside = std::filesystem::path(path).replace_extension(ending);
    if (!std::filesystem::is_regular_file(beside, none)) continue;
    return read_bytes({source.id, beside.string(), 0}, options, diagnostics).value_or("");
  }
  return {};
}

std::optional<text::PlainText> load(const Source& source, std::string bytes, const LoadOptions& options,
                                    Diagnostics& diagnostics) {
  text::ReadOptions reading = reading_of(options);
  if (source.columns) reading.columns = *source.columns;
  reading.scans = {options.ocr, recognised_beside(source, options, diagnostics)};
  auto out = text::plain_text_named(source.path, source.id, std::move(bytes), reading, diagnostics);
  if (!out) return std::nullopt;
  // What was in an archive lies nowhere when the build is done.
  const std::filesystem::path path = source.path;
  std::error_code none;
  if (!out->layout.empty() && path.filename() == std::filesystem::path(source.id).filename())
    out->layout.file = std::filesystem::absolute(path, none).string();
  if (source.imprint) out->imprint.insert(out->imprint.begin(), source.imprint->begin(), source.imprint->end());
  // Before what the file says for want of better.
  const auto fallback = std::find_if(out->imprint.begin(), out->imprint.end(), [](const ImprintItem& each) {
    return each.weight == ImprintItem::Weight::kFallback;
  });
  out->imprint.insert(fallback, options.imprint.begin(), options.imprint.end());
  out->digest = digest_with(source, std::move(out->digest));
  return out;
}

std::string digest_with(const Source& source, std::string digest) {
  if (!source.imprint && !source.columns) return digest;
  if (source.columns) digest += *source.columns;
  if (source.imprint)
    for (const ImprintItem& each : *source.imprint) digest += '\n' + each.field + '=' + each.value;
  return digest_of(digest);
}

std::optional<text::PlainText> load_stored(const DocumentInfo& document, std::string utf8, const LoadOptions& options,
                                           Diagnostics& diagnostics) {
  text::ReadOptions reading = reading_of(options);
  reading.encoding = "UTF-8";
  auto out = text::plain_text(document.path, std::move(utf8), reading, diagnostics);
  if (!out) return std::nullopt;
  out->digest = document.digest;
  out->encoding = document.encoding;
  out->imprint = document.imprint;
  return out;
}

bool read_parts(const text::PlainText& text, const LoadOptions& options, Diagnostics& diagnostics,
                const std::function<bool(const Document&)>& use) {
  const text::ReadOptions reading = reading_of(options);
  text::PartReader parts(text, reading);
  bool any = false, more = true;
  while (more) {
    const std::optional<Document> part = parts.next();
    any = any || part;
    more = part && use(*part);
    if (part && options.read_up_to) options.read_up_to(part->source_begin + part->source.size());
  }
  if (!any) diagnostics.push_back(text::no_text(text.id));
  return any;
}

bool read_source(const Source& source, const LoadOptions& options, Diagnostics& diagnostics,
                 const std::function<bool(const Document&)>& use) {
  std::optional<std::string> bytes = read_bytes(source, options, diagnostics);
  if (!bytes) return false;
  const std::optional<text::PlainText> text = load(source, std::move(*bytes), options, diagnostics);
  return text && read_parts(*text, options, diagnostics, use);
}

resolve::PartFacts part_facts_of(const text::PlainText& text, const LoadOptions& options, Diagnostics& diagnostics) {
  extract::ExtractOptions extracting;
  extracting.cancellation = options.cancellation;
  extracting.rules = options.rules;
  resolve::PartFacts facts;
  read_parts(text, options, diagnostics, [&](const Document& part) {
    const extract::Extraction extraction = extract::extract(part, *options.lexicon, diagnostics, extracting);
    DocumentFacts said = resolve::resolve(part, *options.lexicon, extraction, options.cancellation,
                                          imprint::value(text.imprint, imprint::kPlace));
    lower_confidence(text.layout, said);
    facts.add(std::move(said));
    return true;
  });
  return facts;
}

std::optional<DocumentFacts> facts_of(text::PlainText text, const LoadOptions& options, Diagnostics& diagnostics) {
  resolve::PartFacts facts = part_facts_of(text, options, diagnostics);
  if (facts.empty()) return std::nullopt;
  DocumentFacts out = facts.take(std::move(text.utf8));
  out.imprint = std::move(text.imprint);
  out.layout = encode_layout(text.layout);
  return out;
}

void read_or_throw(const Source& source, const LoadOptions& options, const std::function<bool(const Document&)>& use) {
  Diagnostics diagnostics;
  if (read_source(source, options, diagnostics, use)) return;
  const std::string why = diagnostics.empty() ? "no document" : diagnostics.back().message;
  throw InputError(fmt::format("{}: {}", source.path, why));
}

ChosenLexicon::ChosenLexicon(const std::filesystem::path& directory) {
  if (directory.empty()) return;
  own_ = lexicon::Lexicon::with_directory(directory);
  own_words_ = lexicon::own_words(directory);
  own_rules_ = extract::RuleSet::with_directory(directory, *own_);
}

}  // namespace govgraph::pipeline
