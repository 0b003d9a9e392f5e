// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <istream>
#include <streambuf>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "base/descriptor.hpp"

namespace govgraph::cli {

/// A file, pipe or terminal as a stream that ends, as if nothing more came, once `cancellation` is requested, also
/// while it waits for someone to write. A fault of the disk makes it bad.
class InputStream : private std::streambuf, public std::istream {
 public:
  /// "-" is stdin. Not good where it cannot be opened.
  InputStream(const std::string& path, const Cancellation& cancellation);

 private:
  std::streambuf::int_type underflow() override;

  Descriptor own_;
  int file_;
  Cancellation cancellation_;
  std::vector<char> buffer_;
};

/// The text of a query in a file or pipe, "-" for stdin. Throws InputError where it cannot be read or is longer than
/// 16 MiB, CancelledError when the program is told to end while it waits.
std::string read_query(const std::string& path);

}  // namespace govgraph::cli
