// SPDX-License-Identifier: Apache-2.0
#include "pipeline/sources.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <string_view>
#include <system_error>

#include <fmt/core.h>
#include <glob.h>
#include <sys/stat.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "pipeline/load.hpp"
#include "pipeline/source_lists.hpp"
#include "pipeline/unpacked.hpp"
#include "text/read.hpp"
#include "text/readers.hpp"
#include "text/unpack.hpp"

namespace govgraph::pipeline {
namespace {

namespace fs = std::filesystem;

/// The file's own identity, so that one file named in two ways is met once.
fs::path identity(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(path, error);
  return error ? path : real;
}

/// Ids are UTF-8 whatever bytes a file's name has, and differ where the names do.
std::string id_of(const fs::path& relative) {
  const std::string name = relative.generic_string();
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    const utf8::Step step = utf8::decode(name, i);
    for (std::size_t j = i; j < i + step.length; ++j)
      out += step.valid ? std::string(1, name[j]) : fmt::format("\\x{:02X}", static_cast<unsigned char>(name[j]));
    i += step.length;
  }
  return out;
}

bool is_hidden(const fs::path& path) { return path.filename().native().front() == '.'; }

std::uint64_t size_of(const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  return error ? 0 : size;
}

/// What stands where a file should, in words; empty: a file.
std::string_view what_is(fs::file_type type) {
  switch (type) {
    case fs::file_type::regular:
      return {};
    case fs::file_type::fifo:
      return "is a named pipe, not a file; give what comes out of it to `govgraph build -`";
    case fs::file_type::socket:
      return "is a socket, not a file; leave it out";
    case fs::file_type::block:
    case fs::file_type::character:
      return "is a device, not a file; leave it out";
    case fs::file_type::directory:
      return "is a folder, not a file; leave it out";
    default:
      return "is a link to nothing, or to itself; mend it or leave it out";
  }
}

class Finder {
 public:
  explicit Finder(const FindOptions& options)
      : options_(options),
        cancellation_(options.cancellation),
        has_except_(!options.except.empty() && ::stat(options.except.c_str(), &except_) == 0) {}

  void add(const std::string& argument) {
    std::error_code error;
    if (argument == "-") {
      found_.files.push_back({kStdinId, "-"});
    } else if (const fs::file_status status = fs::status(argument, error); fs::exists(status)) {
      const fs::path path(argument);
      add_existing(path, path.parent_path(), status);
    } else if (argument.find_first_of("*?[") != std::string::npos) {
      add_pattern(argument);
    } else if (error && error != std::errc::no_such_file_or_directory) {
      throw InputError(fmt::format("{}: cannot be read: {}; check the name", argument, error.message()));
    } else {
      throw InputError(fmt::format("{}: no such file or folder; check the name", argument));
    }
  }

  Sources finish() {
    auto& files = found_.files;
    std::stable_sort(files.begin(), files.end(), [](const Source& a, const Source& b) { return a.id < b.id; });
    std::vector<Source> unique;
    for (std::size_t begin = 0, end; begin < files.size(); begin = end) {
      for (end = begin + 1; end < files.size() && files[end].id == files[begin].id;) ++end;
      if (const Source* other = other_of(begin, end))
        problem(files[begin].id, "same-name",
                fmt::format("{} and {} would both be this document; give the folder that holds both, so that their "
                            "names differ, or build them into two databases",
                            files[begin].path, other->path));
      else
        unique.push_back(std::move(files[begin]));
    }
    files = std::move(unique);
    found_.notes = lists_.faults();
    found_.unpacked = unpacked_;
    std::stable_sort(found_.problems.begin(), found_.problems.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.document < b.document; });
    return std::move(found_);
  }

 private:
  /// A file of one id that is not the same as the first of that id.
  const Source* other_of(std::size_t begin, std::size_t end) const {
    const auto& files = found_.files;
    for (std::size_t i = begin + 1; i < end; ++i)
      if (identity(files[i].path) != identity(files[begin].path)) return &files[i];
    return nullptr;
  }

  void problem(std::string document, const char* code, std::string message) {
    found_.problems.push_back({code, Severity::kError, std::move(document), 0, 0, std::move(message)});
  }

  void add_existing(const fs::path& path, const fs::path& base, const fs::file_status& status) {
    if (fs::is_directory(status))
      add_folder(path, path);
    else
      add_file(path, base.empty() ? "." : base, status.type());
  }

  void add_file(const fs::path& path, const fs::path& base, fs::file_type type) {
    if (is_source_list(path)) return;
    std::string id = id_of(path.lexically_relative(base));
    if (const std::string_view fault = what_is(type); !fault.empty())
      return problem(std::move(id), "not-a-file", std::string(fault));
    const text::Reader* reader = text::reader_by_name(path);
    if (reader != nullptr && reader->how == text::Reader::How::kArchive) return add_archive(path, base, id);
    add_source({std::move(id), path.string(), size_of(path)}, path, base);
  }

  /// `place` is where lists look for it: the file itself, or its name in an archive that counts as a folder.
  void add_source(Source source, const fs::path& place, const fs::path& base) {
    source.imprint = lists_.imprint_of(place, base);
    source.columns = lists_.columns_of(place, base);
    found_.files.push_back(std::move(source));
  }

  void add_archive(const fs::path& path, const fs::path& base, const std::string& id) {
    LoadOptions loading;
    loading.limits = options_.limits;
    loading.cancellation = cancellation_;
    Diagnostics faults;
    const auto bytes = read_bytes({id, path.string()}, loading, faults);
    std::optional<text::Reading> packed;
    if (bytes && bytes->empty())
      faults.push_back({"empty-document", Severity::kError, id, 0, 0, "is empty (0 bytes); leave it out"});
    else if (bytes)
      packed = unpack({id, "", *bytes, ""}, faults);
    found_.problems.insert(found_.problems.end(), faults.begin(), faults.end());
    const auto files = packed ? text::unpacked_files(packed->text) : std::nullopt;
    if (!files) return;
    for (const text::UnpackedFile& each : *files)
      if (each.read && is_source_list(each.name))
        lists_.add((path / each.name).parent_path().string(), fs::path(each.name).filename().string(), each.bytes);
    for (const text::UnpackedFile& each : *files) add_unpacked(each, path, base, id);
  }

  std::optional<text::Reading> unpack(text::ParseInput input, Diagnostics& faults) const {
    if (options_.workers == nullptr) return text::list_archive(input, faults);
    return options_.workers->parse("archive", std::move(input), cancellation_, faults);
  }

  void add_unpacked(const text::UnpackedFile& file, const fs::path& archive, const fs::path& base,
                    const std::string& id) {
    cancellation_.check();
    if (!file.read) return pass_over(file.name);
    if (is_source_list(file.name) || text::reader_by_name(file.name)->how == text::Reader::How::kArchive) return;
    if (unpacked_ == nullptr) unpacked_ = std::make_shared<UnpackedFolder>();
    const fs::path path = unpacked_->add(file.name, file.bytes);
    add_source({id + "/" + id_of(file.name), path.string(), file.bytes.size()}, archive / file.name, base);
  }

  void pass_over(const fs::path& path) {
    const std::string ending = path.extension().string();
    if (is_source_list(path)) return;
    ++found_.passed_over[ending.empty() || ending.size() > kLongestEnding ? "without an ending" : id_of(ending)];
  }

  /// A JSON file among pages may be anything.
  static bool is_wanted_json(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string head(kJsonHead, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    return path.filename().string().find("content_list") != std::string::npos ||
           head.find("DoclingDocument") != std::string::npos ||
           (head.find("\"page_idx\"") != std::string::npos && head.find("\"type\"") != std::string::npos &&
            head.find('[') < head.find('{'));
  }

  bool is_read(const fs::path& path) const {
    if (is_source_list(path) || !text::readable(path)) return false;
    return text::reader_by_name(path)->kind != "json" || is_wanted_json(path);
  }

  bool is_except(const fs::path& folder) const {
    struct stat info {};
    return has_except_ && ::stat(folder.c_str(), &info) == 0 && info.st_dev == except_.st_dev &&
           info.st_ino == except_.st_ino;
  }

  void add_folder(const fs::path& top, const fs::path& base) {
    std::vector<fs::path> left{top};
    while (!left.empty()) {
      const fs::path folder = std::move(left.back());
      left.pop_back();
      if (!is_except(folder)) list(folder, base, left);
    }
  }

  /// The files of one folder; `folders` gets those in it.
  void list(const fs::path& folder, const fs::path& base, std::vector<fs::path>& folders) {
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      cancellation_.check();
      std::error_code gone;
      if (is_hidden(at->path())) continue;
      if (at->is_directory(gone) && !at->is_symlink(gone))
        folders.push_back(at->path());
      else if (is_read(at->path()))
        add_entry(*at, base);
      else if (at->is_regular_file(gone))
        pass_over(at->path());
    }
    if (error)
      problem(id_of(folder), "unreadable-folder",
              fmt::format("cannot be listed: {}; its files are left out: {}", error.message(),
                          error == std::errc::filename_too_long ? "move it higher up" : "check its permissions"));
  }

  void add_entry(const fs::directory_entry& entry, const fs::path& base) {
    std::error_code error;
    fs::file_type type = entry.status(error).type();
    if (type == fs::file_type::none && error != std::errc::too_many_symbolic_link_levels)
      type = fs::file_type::regular;               // opening it will say what is wrong
    if (type == fs::file_type::directory) return;  // a link to a folder
    if (type == fs::file_type::not_found && !fs::is_symlink(fs::symlink_status(entry.path(), error)))
      return;  // what vanishes while we look is not there
    add_file(entry.path(), base, type);
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

  static constexpr std::size_t kLongestEnding = 12;
  static constexpr std::size_t kJsonHead = 4096;

  const FindOptions& options_;
  const Cancellation& cancellation_;
  struct stat except_ {};
  bool has_except_;
  Sources found_;
  SourceLists lists_;
  std::shared_ptr<UnpackedFolder> unpacked_;
};

}  // namespace

Sources find_sources(std::span<const std::string> arguments, const FindOptions& options) {
  Finder finder(options);
  for (const std::string& argument : arguments) finder.add(argument);
  return finder.finish();
}

}  // namespace govgraph::pipeline
