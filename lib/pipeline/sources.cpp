// SPDX-License-Identifier: Apache-2.0
#include "pipeline/sources.hpp"

#include <algorithm>
#include <memory>
#include <system_error>

#include <fmt/core.h>
#include <glob.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/read.hpp"

namespace govgraph::pipeline {
namespace {

namespace fs = std::filesystem;

/// The file's own identity, so that one file named in two ways is met once.
fs::path identity(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(path, error);
  return error ? path : real;
}

/// Ids are UTF-8 whatever bytes a file's name has.
std::string id_of(const fs::path& relative) { return utf8::encode(utf8::decode_all(relative.generic_string())); }

bool is_hidden(const fs::path& path) { return path.filename().native().front() == '.'; }

std::uint64_t size_of(const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  return error ? 0 : size;
}

class Finder {
 public:
  explicit Finder(const fs::path& except) : except_(except.empty() ? except : identity(except)) {}

  void add(const std::string& argument) {
    std::error_code error;
    if (argument == "-") {
      found_.files.push_back({kStdinId, "-", 0});
    } else if (const fs::file_status status = fs::status(argument, error); fs::exists(status)) {
      const fs::path path(argument);
      add_existing(path, path.parent_path(), status);
    } else if (argument.find_first_of("*?[") != std::string::npos) {
      add_pattern(argument);
    } else {
      throw InputError(fmt::format("{}: no such file or folder; check the name", argument));
    }
  }

  Sources finish() {
    auto& files = found_.files;
    std::stable_sort(files.begin(), files.end(), [](const Source& a, const Source& b) { return a.id < b.id; });
    std::vector<Source> unique;
    for (Source& file : files) {
      if (unique.empty() || unique.back().id != file.id) {
        unique.push_back(std::move(file));
      } else if (identity(unique.back().path) != identity(file.path)) {
        throw UsageError(
            fmt::format("{} and {} would both be the document '{}'; give the folder that holds both, so "
                        "that their names differ, or build them into two databases",
                        unique.back().path.string(), file.path.string(), file.id));
      }
    }
    files = std::move(unique);
    return std::move(found_);
  }

 private:
  void add_existing(const fs::path& path, const fs::path& base, const fs::file_status& status) {
    if (fs::is_directory(status))
      add_folder(path, path);
    else
      found_.files.push_back({id_of(path.lexically_relative(base.empty() ? "." : base)), path, size_of(path)});
  }

  void add_folder(const fs::path& folder, const fs::path& base) {
    if (!except_.empty() && identity(folder) == except_) return;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      const fs::path& path = at->path();
      std::error_code gone;  // what vanishes while we look is not there
      if (is_hidden(path)) continue;
      if (at->is_directory(gone) && !at->is_symlink(gone))
        add_folder(path, base);
      else if (text::readable(path) && at->is_regular_file(gone))
        found_.files.push_back({id_of(path.lexically_relative(base)), path, size_of(path)});
    }
    if (error)
      found_.problems.push_back({"unreadable-folder", Severity::kError, folder.generic_string(), 0, 0,
                                 fmt::format("cannot be listed: {}; its files are left out", error.message())});
  }

  void add_pattern(const std::string& pattern) {
    glob_t matches{};
    const int code = ::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &matches);
    const std::unique_ptr<glob_t, void (*)(glob_t*)> owner(&matches, ::globfree);
    if (code != 0) throw InputError(fmt::format("{}: no file fits this pattern; check it", pattern));
    const std::string fixed = pattern.substr(0, pattern.find_first_of("*?["));
    const fs::path base = fixed.substr(0, fixed.rfind('/') + 1);
    for (std::size_t i = 0; i < matches.gl_pathc; ++i) {
      const fs::path path(matches.gl_pathv[i]);
      std::error_code error;
      const fs::file_status status = fs::status(path, error);
      if (fs::is_directory(status))
        add_folder(path, base.empty() ? fs::path(".") : base);
      else if (fs::exists(status))
        add_existing(path, base, status);
    }
  }

  fs::path except_;
  Sources found_;
};

}  // namespace

Sources find_sources(std::span<const std::string> arguments, const fs::path& except) {
  Finder finder(except);
  for (const std::string& argument : arguments) finder.add(argument);
  return finder.finish();
}

}  // namespace govgraph::pipeline
