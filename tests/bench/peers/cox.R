# Cox's model by R's survival package: Rscript cox.R file.csv rounds. The file has the columns time, ended and covariates.
suppressPackageStartupMessages(library(survival))
given <- commandArgs(trailingOnly = TRUE)
data <- read.csv(given[1])
milliseconds <- numeric(0)
for (round in 0:as.integer(given[2])) {
  began <- proc.time()[["elapsed"]]
  # The clock ticks in milliseconds, so several fits at once.
  for (i in 1:5) fit <- coxph(Surv(time, ended) ~ ., data = data, ties = "efron")
  if (round > 0) milliseconds <- c(milliseconds, (proc.time()[["elapsed"]] - began) * 1000 / 5)
}
numbers <- function(values) paste0("[", paste(formatC(values, digits = 15, format = "g", width = 1), collapse = ","), "]")
cat(sprintf('{"version":"%s","milliseconds":%s,"coefficients":%s}\n', packageVersion("survival"), numbers(milliseconds), numbers(coef(fit))))
