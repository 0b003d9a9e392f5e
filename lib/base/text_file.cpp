// SPDX-License-Identifier: Apache-2.0
#include "base/text_file.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

#include "base/error.hpp"

namespace govgraph {

std::string read_text_file(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error))
    throw InputError(path.string() + ": is no file; a file of text is asked for");
  if (std::filesystem::file_size(path, error) > kLargestTextFile)
    throw InputError(path.string() + ": is larger than 64 MiB; split it");
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError(path.string() + ": cannot be opened; check that it exists and may be read");
  std::string out{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) throw InputError(path.string() + ": cannot be read to its end");
  return out;
}

}  // namespace govgraph
