// SPDX-License-Identifier: Apache-2.0
#include "pipeline/load.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.hpp"
#include "text/read.hpp"

namespace govgraph::pipeline {
namespace {

/// An open file that closes itself; stdin is left open.
class InputFile {
 public:
  explicit InputFile(const std::string& path)
      : file_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~InputFile() {
    if (file_ > STDIN_FILENO) ::close(file_);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  bool is_open() const { return file_ >= 0; }

  std::uint64_t size() const {
    struct stat info {};
    return ::fstat(file_, &info) == 0 && S_ISREG(info.st_mode) ? static_cast<std::uint64_t>(info.st_size) : 0;
  }

  /// Appends up to `limit` bytes; false with errno on a fault.
  bool read(std::string& out, std::uint64_t limit) {
    while (out.size() < limit) {
      const std::size_t before = out.size();
      out.resize(std::min<std::uint64_t>(limit, std::max<std::uint64_t>(before + kPiece, size() + 1)));
      const ssize_t got = ::read(file_, out.data() + before, out.size() - before);
      out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (got == 0) return true;
      if (got < 0) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t kPiece = 1 << 16;
  int file_;
};

void refuse(const Source& source, std::string code, std::string message, Diagnostics& diagnostics) {
  diagnostics.push_back({std::move(code), Severity::kError, source.id, 0, 0, std::move(message)});
}

void refuse_by_errno(const Source& source, int error, Diagnostics& diagnostics) {
  if (error == ENOENT)
    refuse(source, "vanished-document", "gone since it was listed; run the build again if it comes back", diagnostics);
  else
    refuse(source, "unreadable-document", fmt::format("cannot be read: {}", std::strerror(error)), diagnostics);
}

}  // namespace

std::optional<std::string> read_bytes(const Source& source, std::uint64_t max_bytes, Diagnostics& diagnostics) {
  InputFile file(source.path.string());
  std::string bytes;
  const bool small = file.is_open() && file.size() <= max_bytes;
  if (!file.is_open() || (small && !file.read(bytes, max_bytes + 1))) {
    refuse_by_errno(source, errno, diagnostics);
    return std::nullopt;
  }
  if (!small || bytes.size() > max_bytes) {
    refuse(source, "document-too-large",
           fmt::format("larger than {} MB; split it into issues or pages", max_bytes >> 20), diagnostics);
    return std::nullopt;
  }
  return bytes;
}

std::optional<Document> load(const Source& source, std::string bytes, const LoadOptions& options,
                             Diagnostics& diagnostics) {
  text::ReadOptions reading;
  reading.encoding = options.encoding;
  reading.default_date = options.date;
  if (text::is_plain(source.path)) return text::read(source.id, std::move(bytes), reading, diagnostics);
  return text::read_file(source.path, source.id, reading, diagnostics);
}

Document load_or_throw(const Source& source, const LoadOptions& options) {
  Diagnostics diagnostics;
  std::optional<std::string> bytes = read_bytes(source, options.max_bytes, diagnostics);
  std::optional<Document> document;
  if (bytes) document = load(source, std::move(*bytes), options, diagnostics);
  if (document) return std::move(*document);
  const std::string why = diagnostics.empty() ? "no document" : diagnostics.back().message;
  throw InputError(fmt::format("{}: {}", source.path.string(), why));
}

ChosenLexicon::ChosenLexicon(const std::filesystem::path& directory) {
  if (directory.empty()) return;
  own_ = lexicon::Lexicon::with_directory(directory);
  own_rules_ = extract::RuleSet::with_directory(directory, *own_);
}

}  // namespace govgraph::pipeline
