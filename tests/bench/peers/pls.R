# A path model by partial least squares and its bootstrap in plain R, matrix by matrix as its packages do:
# Rscript pls.R answers.csv model.csv replicates rounds. model.csv: kind (arrow or item), one, other; constructs count from 0.
given <- commandArgs(trailingOnly = TRUE)
answers <- as.matrix(read.csv(given[1]))
model <- read.csv(given[2])
arrows <- as.matrix(model[model$kind == "arrow", c("one", "other")]) + 1
block <- model$other[model$kind == "item"] + 1
replicates <- as.integer(given[3])
k <- max(block)
mask <- outer(block, seq_len(k), "==") * 1

estimate <- function(x) {
  z <- scale(x)
  w <- mask
  repeat {
    y <- scale(z %*% w)
    r <- cor(y)
    e <- matrix(0, k, k)
    for (i in seq_len(nrow(arrows))) e[arrows[i, 2], arrows[i, 1]] <- r[arrows[i, 2], arrows[i, 1]]
    for (to in unique(arrows[, 2])) {
      from <- arrows[arrows[, 2] == to, 1]
      e[from, to] <- solve(r[from, from], r[from, to])
    }
    new <- cov(z, scale(y %*% e)) * mask
    new <- sweep(new, 2, apply(z %*% new, 2, sd), "/")
    change <- sum(abs(new - w))
    w <- new
    if (change < 1e-7) break
  }
  y <- scale(z %*% w)
  r <- cor(y)
  paths <- numeric(nrow(arrows))
  for (to in unique(arrows[, 2])) {
    rows <- which(arrows[, 2] == to)
    paths[rows] <- solve(r[arrows[rows, 1], arrows[rows, 1]], r[arrows[rows, 1], to])
  }
  paths
}

milliseconds <- numeric(0)
set.seed(1)
for (round in seq_len(as.integer(given[4]))) {
  began <- proc.time()[["elapsed"]]
  whole <- estimate(answers)
  samples <- replicate(replicates, estimate(answers[sample(nrow(answers), replace = TRUE), ]))
  errors <- apply(samples, 1, sd)
  milliseconds <- c(milliseconds, (proc.time()[["elapsed"]] - began) * 1000)
}
numbers <- function(values) paste0("[", paste(formatC(values, digits = 15, format = "g", width = 1), collapse = ","), "]")
cat(sprintf('{"version":"%s","milliseconds":%s,"estimates":%s,"errors":%s}\n', getRversion(), numbers(milliseconds), numbers(whole), numbers(errors)))
