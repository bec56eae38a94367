/// What the program does, for windows and scripts alike; knows neither JavaFX nor HTTP.
@NullMarked
package org.cloudpilot.service;

import org.jspecify.annotations.NullMarked;
